using System.Text.Json;
using SmartLocal.Feel;
using SmartLocal.Kernel;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>Files or photographs. They are sent and kept before the answer names them.</summary>
public sealed class FileItem : FormItem
{
    /// <summary>The kinds that may be sent.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>The most bytes of one file.</summary>
    public long MaxBytes { get; init; } = FileStore.Largest;

    /// <summary>The most files.</summary>
    public int MaxFiles { get; init; } = 1;

    /// <summary>Whether a phone opens its camera at once.</summary>
    public bool Camera { get; init; }

    /// <inheritdoc/>
    public override string Kind => "file";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Paths => [];

    internal override RefusalKind WhenMissing => FormRefusals.FileMissing;

    /// <inheritdoc/>
    public override bool IsOffered => false;

    internal override FeelType Type => FeelType.ListOf(FeelType.String);

    public override bool IsEmpty(Typed typed) => typed.FilesOf(Id).Count == 0;

    internal override Result<object> ReadValue(Typed typed, Reading reading)
    {
        var files = typed.FilesOf(Id);
        if (files.Count > MaxFiles) return FormRefusals.TooManyFiles.Because(("label", Label), ("max", MaxFiles));
        foreach (var file in files)
        {
            // A machine may name a file that was kept for an item with other limits.
            if (!Types.Contains(file.MediaType)) return FileStore.WrongType.Because();
            if (file.Size > MaxBytes) return FileStore.TooLarge.Because(("max", FileStore.Megabytes(MaxBytes)));
        }

        return files.ToArray();
    }

    internal override FeelValue ToFeel(object value) => FeelValue.ListOf(((IReadOnlyList<FileRef>)value).Select(f => (FeelValue)f.Name));

    internal override void Write(Utf8JsonWriter json, object value)
    {
        json.WriteStartArray();
        foreach (var file in (IReadOnlyList<FileRef>)value)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, file.Id.Value);
            json.WriteString("name"u8, file.Name);
            json.WriteString("mediaType"u8, file.MediaType);
            json.WriteNumber("size"u8, file.Size);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal override object ReadStored(JsonElement json) => json.EnumerateArray()
        .Select(f => new FileRef(
            FileId.From(f.GetProperty("id"u8).GetGuid()),
            f.GetProperty("name"u8).GetString()!,
            f.GetProperty("mediaType"u8).GetString()!,
            f.GetProperty("size"u8).GetInt64()))
        .ToArray();

    internal override RichText Show(Text text, object value) =>
        RichText.Join("\n", ((IReadOnlyList<FileRef>)value).Select(f => RichText.Verbatim(f.Name)));

    internal override void Retype(object value, Typed typed)
    {
        foreach (var file in (IReadOnlyList<FileRef>)value) typed.Add(Id, file);
    }

    // Only the ids: what stands behind them is looked up before the answers are read.
    internal override Refusal? Take(ref Utf8JsonReader json, Typed typed)
    {
        const string Expected = "[file id]";
        if (json.TokenType is JsonTokenType.Null) return null;
        if (json.TokenType is not JsonTokenType.StartArray) return WrongShape(Expected);
        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
        {
            if (json.TokenType is not JsonTokenType.String || !json.TryGetGuid(out var id)) return WrongShape(Expected);
            typed.Add(Id, new FileRef(FileId.From(id), "", "", 0));
        }

        return null;
    }
}
