using System.Text.Json;
using SmartLocal.Feel;
using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>A paragraph between the questions: it asks nothing, and its label is what it says.</summary>
public sealed class NoteItem : SaidItem
{
    /// <inheritdoc/>
    public override string Kind => "note";

    internal override bool IsNamed => false;

    internal override void Write(Utf8JsonWriter json, object value) => throw new NotSupportedException("A note has no answer");

    internal override object ReadStored(JsonElement json) => throw new FormatException($"{Id} is a note and has no answer");

    internal override RichText Show(Text text, object value) => throw new NotSupportedException("A note has no answer");
}

/// <summary>What is reckoned from other answers and shown to whoever fills in the form. Nobody types it.</summary>
public sealed class CalculatedItem : SaidItem
{
    /// <summary>How it is reckoned.</summary>
    public required Calculation From { get; init; }

    /// <summary>As what it is shown: yen, number, date or text.</summary>
    public required string As { get; init; }

    /// <inheritdoc/>
    public override string Kind => "calculated";

    internal override FeelType Type => As switch { "date" => FeelType.Date, "text" => FeelType.String, _ => FeelType.Number };

    internal override FeelValue ToFeel(object value) => value switch
    {
        Yen yen => (decimal)yen.Amount,
        decimal number => number,
        DateOnly day => day,
        _ => (string)value,
    };

    /// <summary>The value that a formula gave, as what it is shown; null where it gave none, or none of its kind.</summary>
    internal object? Of(FeelValue value) => (As, value.Kind) switch
    {
        ("yen", FeelKind.Number) => decimal.Truncate(value.AsNumber()) is >= 0 and <= Yen.Max and var yen ? new Yen((long)yen) : null,
        ("number", FeelKind.Number) => value.AsNumber(),
        ("date", FeelKind.Date) => value.AsDate().ToDateOnly(),
        ("text", FeelKind.String) => value.AsString(),
        _ => null,
    };

    internal override void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case Yen yen: json.WriteNumberValue(yen.Amount); break;
            case decimal number: json.WriteNumberValue(number); break;
            case DateOnly day: json.WriteStringValue(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)); break;
            default: json.WriteStringValue((string)value); break;
        }
    }

    internal override object ReadStored(JsonElement json) => As switch
    {
        "yen" => new Yen(json.GetInt64()),
        "number" => json.GetDecimal(),
        "date" => DateOnly.ParseExact(json.GetString()!, "yyyy-MM-dd"),
        _ => json.GetString()!,
    };

    internal override RichText Show(Text text, object value) => value switch
    {
        Yen yen => text.Of("forms.yen", ("amount", yen.Amount)),
        decimal number => RichText.Verbatim(NumberItem.Written(number)),
        DateOnly day => text.Date(day),
        _ => RichText.Verbatim((string)value),
    };
}

/// <summary>An item that says something and asks nothing: nothing is typed for it, and nothing can be sent for it.</summary>
public abstract class SaidItem : FormItem
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Paths => [];

    /// <inheritdoc/>
    public override bool IsEmpty(Typed typed) => true;

    /// <inheritdoc/>
    public override bool IsOffered => false;

    internal override Result<object> ReadValue(Typed typed, Reading reading) => throw new NotSupportedException($"Nothing is typed for {Id}");

    internal override void Retype(object value, Typed typed)
    {
    }

    internal override Refusal? Take(ref Utf8JsonReader json, Typed typed) => FormRefusals.UnknownItem.Of(Id, ("item", Id));
}
