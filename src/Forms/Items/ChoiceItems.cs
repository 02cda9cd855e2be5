using System.Text.Json;
using SmartLocal.Feel;
using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>One of some answers.</summary>
public sealed class SelectItem : TextualItem
{
    /// <summary>The answers to choose from, at least two.</summary>
    public required IReadOnlyList<Option> Options { get; init; }

    /// <inheritdoc/>
    public override string Kind => "select";

    internal override RefusalKind WhenMissing => FormRefusals.NotChosen;

    internal override bool Takes(object value) => value is string chosen && Options.Any(o => o.Value == chosen);

    internal override Result<object> ReadValue(Typed typed, Reading reading)
    {
        var chosen = typed[Id]!.Trim();
        foreach (var option in Options)
            if (option.Value == chosen) return chosen;
        return FormRefusals.NotAnOption.Because(("label", Label), ("typed", chosen));
    }

    internal override RichText Show(Text text, object value) => text.Of(Options.First(o => o.Value == (string)value).Label);
}

/// <summary>Some of several answers.</summary>
public sealed class ChooseManyItem : FormItem
{
    private string[]? paths;

    /// <summary>The answers to choose from, at least two.</summary>
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>The fewest that must be chosen where any is.</summary>
    public int Min { get; init; } = 1;

    /// <summary>The most that can be chosen.</summary>
    public int Max { get; init; } = int.MaxValue;

    /// <inheritdoc/>
    public override string Kind => "choose-many";

    /// <summary>A field for each option, by its place: it is sent when it is chosen.</summary>
    public override IReadOnlyList<string> Paths => paths ??= [.. Enumerable.Range(1, Options.Count).Select(n => $"{Id}.{n}")];

    internal override RefusalKind WhenMissing => FormRefusals.NotChosen;

    internal override FeelType Type => FeelType.ListOf(FeelType.String);

    internal override bool Takes(object value) => value is string[] chosen && chosen.All(c => Options.Any(o => o.Value == c));

    internal override Result<object> ReadValue(Typed typed, Reading reading)
    {
        var chosen = new List<string>();
        for (var i = 0; i < Options.Count; i++)
        {
            var sent = typed[Paths[i]]?.Trim();
            if (string.IsNullOrEmpty(sent)) continue;
            if (sent != Options[i].Value) return FormRefusals.NotAnOption.Because(("label", Label), ("typed", sent));
            chosen.Add(sent);
        }

        if (chosen.Count < Min) return FormRefusals.TooFewChosen.Because(("label", Label), ("min", Min));
        return chosen.Count > Max ? FormRefusals.TooManyChosen.Because(("label", Label), ("max", Max)) : chosen.ToArray();
    }

    /// <summary>Puts what was chosen among other options, or in another order of them, into the fields of these.</summary>
    internal void Choose(IReadOnlyList<string> chosen, IReadOnlyList<string> before, Typed typed)
    {
        foreach (var path in before) typed[path] = null;
        Retype(chosen.ToArray(), typed);
    }

    internal override FeelValue ToFeel(object value) => FeelValue.ListOf(((string[])value).Select(v => (FeelValue)v));

    internal override void Write(Utf8JsonWriter json, object value)
    {
        json.WriteStartArray();
        foreach (var chosen in (string[])value) json.WriteStringValue(chosen);
        json.WriteEndArray();
    }

    internal override object ReadStored(JsonElement json) => json.EnumerateArray().Select(v => v.GetString()!).ToArray();

    internal override RichText Show(Text text, object value) =>
        RichText.Join("\n", ((string[])value).Select(v => text.Of(Options.First(o => o.Value == v).Label)));

    internal override void Retype(object value, Typed typed)
    {
        for (var i = 0; i < Options.Count; i++) typed[Paths[i]] = ((string[])value).Contains(Options[i].Value) ? Options[i].Value : null;
    }

    internal override Refusal? Take(ref Utf8JsonReader json, Typed typed)
    {
        const string Expected = "[string]";
        if (json.TokenType is JsonTokenType.Null) return null;
        if (json.TokenType is not JsonTokenType.StartArray) return WrongShape(Expected);
        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
        {
            if (json.TokenType is not JsonTokenType.String) return WrongShape(Expected);
            var chosen = json.GetString()!;
            // What stands for no option is kept in the first one's field, where it is refused by its name.
            var at = Math.Max(0, Options.TakeWhile(o => o.Value != chosen).Count() is var n && n < Options.Count ? n : 0);
            typed[Paths[at]] = chosen;
        }

        return null;
    }
}

/// <summary>はい or いいえ. Unlike a declaration, no is an answer.</summary>
public sealed class YesNoItem : FormItem
{
    /// <summary>What a page sends for yes.</summary>
    public const string Yes = "yes";

    /// <summary>What a page sends for no.</summary>
    public const string No = "no";

    /// <inheritdoc/>
    public override string Kind => "yes-no";

    internal override RefusalKind WhenMissing => FormRefusals.NotChosen;

    internal override FeelType Type => FeelType.Boolean;

    internal override Result<object> ReadValue(Typed typed, Reading reading) => typed[Id]!.Trim() switch
    {
        Yes => true,
        No => false,
        var other => FormRefusals.NotAnOption.Because(("label", Label), ("typed", other)),
    };

    internal override FeelValue ToFeel(object value) => (bool)value;

    internal override void Write(Utf8JsonWriter json, object value) => json.WriteBooleanValue((bool)value);

    internal override object ReadStored(JsonElement json) => json.GetBoolean();

    internal override RichText Show(Text text, object value) => text[(bool)value ? "forms.yes" : "forms.no"];

    internal override void Retype(object value, Typed typed) => typed[Id] = (bool)value ? Yes : No;

    internal override Refusal? Take(ref Utf8JsonReader json, Typed typed)
    {
        if (json.TokenType is not (JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null)) return WrongShape("true or false");
        if (json.TokenType is not JsonTokenType.Null) typed[Id] = json.TokenType is JsonTokenType.True ? Yes : No;
        return null;
    }
}

/// <summary>An answer to choose.</summary>
/// <param name="Value">Its code in answers.</param>
/// <param name="Label">What it says.</param>
public sealed record Option(string Value, LocalText Label);

/// <summary>A declaration to agree with; its label is the declaration. Required, it must be agreed with.</summary>
public sealed class CheckItem : FormItem
{
    private const string Yes = "yes";

    /// <inheritdoc/>
    public override string Kind => "check";

    internal override RefusalKind WhenMissing => FormRefusals.NotDeclared;

    internal override FeelType Type => FeelType.Boolean;

    internal override Result<object> ReadValue(Typed typed, Reading reading) =>
        typed[Id]!.Trim() is Yes ? true : FormRefusals.NotAnOption.Because(("label", Label), ("typed", typed[Id]!));

    internal override FeelValue ToFeel(object value) => true;

    internal override void Write(Utf8JsonWriter json, object value) => json.WriteBooleanValue(true);

    internal override object ReadStored(JsonElement json) => json.GetBoolean() ? true : throw new FormatException($"{Id} is kept only when it was agreed with");

    internal override RichText Show(Text text, object value) => text["forms.declared"];

    internal override void Retype(object value, Typed typed) => typed[Id] = Yes;

    internal override Refusal? Take(ref Utf8JsonReader json, Typed typed)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.True:
                typed[Id] = Yes;
                return null;
            case JsonTokenType.False or JsonTokenType.Null:
                return null;
            default:
                return WrongShape("true");
        }
    }
}
