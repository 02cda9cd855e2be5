using System.Text.Json;
using SmartLocal.Feel;
using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>An item whose answer has a family and a given part, each typed in its own field.</summary>
public abstract class PairItem : FormItem
{
    private static readonly FeelType Pair = FeelType.ContextOf(("family", FeelType.String), ("given", FeelType.String));

    private string[]? paths;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Paths => paths ??= [Id + ".family", Id + ".given"];

    internal override FeelType Type => Pair;

    internal override FeelValue ToFeel(object value)
    {
        var (family, given) = Parts(value);
        return FeelValue.ContextOf(("family", family), ("given", given));
    }

    internal override void Write(Utf8JsonWriter json, object value)
    {
        var (family, given) = Parts(value);
        json.WriteStartObject();
        json.WriteString("family"u8, family);
        json.WriteString("given"u8, given);
        json.WriteEndObject();
    }

    internal override object ReadStored(JsonElement json)
    {
        var given = json.GetProperty("given"u8).GetString()!;
        return Of(json.GetProperty("family"u8).GetString()!, given);
    }

    internal override RichText Show(Text text, object value) => RichText.Verbatim(value.ToString());

    internal override void Retype(object value, Typed typed) => (typed[Paths[0]], typed[Paths[1]]) = Parts(value);

    internal override Refusal? Take(ref Utf8JsonReader json, Typed typed) => TakeParts(
        ref json, typed, "{\"family\": string, \"given\": string}", name => name switch { "family" => Paths[0], "given" => Paths[1], _ => null });

    private protected abstract (string Family, string Given) Parts(object value);

    private protected abstract object Of(string family, string given);
}

/// <summary>A person's name (氏名).</summary>
public sealed class PersonNameItem : PairItem
{
    /// <inheritdoc/>
    public override string Kind => "person-name";

    internal override Result<object> ReadValue(Typed typed, Reading reading) =>
        PersonName.Of(typed[Paths[0]], typed[Paths[1]]).Then<object>(n => n);

    private protected override (string Family, string Given) Parts(object value) => (((PersonName)value).Family, ((PersonName)value).Given);

    private protected override object Of(string family, string given) => PersonName.Of(family, given).Value;
}

/// <summary>How a person's name is read (フリガナ).</summary>
public sealed class KanaItem : PairItem
{
    /// <inheritdoc/>
    public override string Kind => "kana";

    internal override Result<object> ReadValue(Typed typed, Reading reading) =>
        KanaName.Of(typed[Paths[0]], typed[Paths[1]]).Then<object>(n => n);

    private protected override (string Family, string Given) Parts(object value) => (((KanaName)value).Family, ((KanaName)value).Given);

    private protected override object Of(string family, string given) => KanaName.Of(family, given).Value;
}
