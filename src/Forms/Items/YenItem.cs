using System.Text.Json;
using SmartLocal.Feel;
using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>An amount in yen.</summary>
public sealed class YenItem : FormItem
{
    /// <summary>The smallest amount that makes sense here.</summary>
    public Yen Min { get; init; }

    /// <summary>The largest amount that makes sense here.</summary>
    public Yen Max { get; init; } = new(Yen.Max);

    /// <inheritdoc/>
    public override string Kind => "yen";

    internal override Result<object> ReadValue(Typed typed, Reading reading)
    {
        if (!Yen.Parse(typed[Id]).Try(out var yen, out var no)) return no;
        if (yen < Min) return FormRefusals.YenTooLittle.Because(("label", Label), ("min", Min));
        return yen > Max ? FormRefusals.YenTooMuch.Because(("label", Label), ("max", Max)) : yen;
    }

    internal override FeelType Type => FeelType.Number;

    internal override FeelValue ToFeel(object value) => (decimal)((Yen)value).Amount;

    internal override void Write(Utf8JsonWriter json, object value) => json.WriteNumberValue(((Yen)value).Amount);

    internal override object ReadStored(JsonElement json) => new Yen(json.GetInt64());

    internal override RichText Show(Text text, object value) => text.Of("forms.yen", ("amount", ((Yen)value).Amount));

    internal override void Retype(object value, Typed typed) => typed[Id] = ((Yen)value).Amount.ToString();
}
