using System.Text.Json;
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

    internal override Result<object> ReadValue(Typed typed, Reading reading)
    {
        var chosen = typed[Id]!.Trim();
        foreach (var option in Options)
            if (option.Value == chosen) return chosen;
        return FormRefusals.NotAnOption.Because(("label", Label), ("typed", chosen));
    }

    internal override RichText Show(Text text, object value) => text.Of(Options.First(o => o.Value == (string)value).Label);
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

    internal override Result<object> ReadValue(Typed typed, Reading reading) =>
        typed[Id]!.Trim() is Yes ? true : FormRefusals.NotAnOption.Because(("label", Label), ("typed", typed[Id]!));

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
