using System.Globalization;
using System.Text.Json;
using SmartLocal.Feel;
using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>A number that is counted or measured: copies, persons, centimetres.</summary>
public sealed class NumberItem : FormItem
{
    /// <summary>The smallest number that makes sense here.</summary>
    public decimal Min { get; init; }

    /// <summary>The largest number that makes sense here.</summary>
    public decimal Max { get; init; } = 999_999_999;

    /// <summary>How many digits may stand behind the point.</summary>
    public int Decimals { get; init; }

    /// <summary>What is counted, written behind the number; or null.</summary>
    public LocalText? Unit { get; init; }

    /// <inheritdoc/>
    public override string Kind => "number";

    internal override FeelType Type => FeelType.Number;

    internal override Result<object> ReadValue(Typed typed, Reading reading)
    {
        var text = Fold.Width(typed[Id]!).Trim().Replace(",", "", StringComparison.Ordinal);
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return FormRefusals.NotANumber.Because(("label", Label), ("typed", typed[Id]!));
        if (decimal.Round(number, Decimals) != number)
            return Decimals == 0 ? FormRefusals.NotAWholeNumber.Because(("label", Label)) : FormRefusals.TooManyDecimals.Because(("label", Label), ("decimals", Decimals));
        if (number < Min) return FormRefusals.NumberTooSmall.Because(("label", Label), ("min", Written(Min)));
        return number > Max ? FormRefusals.NumberTooLarge.Because(("label", Label), ("max", Written(Max))) : number / 1.0000000000000000000000000000m;
    }

    internal override FeelValue ToFeel(object value) => (decimal)value;

    internal override void Write(Utf8JsonWriter json, object value) => json.WriteNumberValue((decimal)value);

    internal override object ReadStored(JsonElement json) => json.GetDecimal();

    internal override RichText Show(Text text, object value) => Unit is null
        ? RichText.Verbatim(Written((decimal)value))
        : text.Of("forms.number", ("number", Written((decimal)value)), ("unit", text.Of(Unit)));

    internal override void Retype(object value, Typed typed) => typed[Id] = Written((decimal)value);

    internal static string Written(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
