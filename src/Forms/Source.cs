using System.Text.Json;

namespace SmartLocal.Forms;

/// <summary>Where an answer comes from.</summary>
/// <param name="Kind"><c>typed</c>, or what <see cref="Platform.Sockets.IAnswerSource.Kind"/> calls the source that knew it.</param>
/// <param name="AsOf">The day on which the source last knew it to be so; null for what was typed.</param>
public readonly record struct Source(string Kind, DateOnly? AsOf)
{
    /// <summary>Whoever applies gave it herself.</summary>
    public static readonly Source Typed = new("typed", null);

    /// <summary>It was reckoned from other answers.</summary>
    public static readonly Source Calculated = new("calculated", null);

    /// <summary>Whether a source knew it, and she let it stand.</summary>
    public bool IsKnown => AsOf is not null;

    /// <summary>Key of its name, as people read it.</summary>
    public string TextKey => "forms.source." + Kind;

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteString("source"u8, Kind);
        if (AsOf is not { } day) return;
        Span<char> written = stackalloc char[10];
        day.TryFormat(written, out _, "yyyy-MM-dd");
        json.WriteString("asOf"u8, written);
    }

    internal static Source Read(JsonElement json)
    {
        var kind = json.GetProperty("source"u8).GetString() ?? throw new FormatException("An answer has no source");
        if (kind == Calculated.Kind) return Calculated;
        return kind == Typed.Kind ? Typed : new Source(kind, DateOnly.ParseExact(json.GetProperty("asOf"u8).GetString()!, "yyyy-MM-dd"));
    }
}
