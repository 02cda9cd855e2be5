using System.Globalization;
using System.Text.Json;
using SmartLocal.Feel;
using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>An address anywhere: the postcode where there is one, and what stands on an envelope.</summary>
public sealed class AnyAddressItem : FormItem
{
    private const int Longest = 200;

    private static readonly FeelType Both = FeelType.ContextOf(("postcode", FeelType.String), ("address", FeelType.String));

    private string[]? paths;

    /// <inheritdoc/>
    public override string Kind => "any-address";

    /// <summary>The address and the postcode.</summary>
    public override IReadOnlyList<string> Paths => paths ??= [Id, Id + ".postcode"];

    internal override FeelType Type => Both;

    internal override Result<object> ReadValue(Typed typed, Reading reading)
    {
        var code = typed[Paths[1]];
        string? postcode = null;
        if (!string.IsNullOrWhiteSpace(code))
        {
            if (!Postcode.Parse(code).Try(out var read, out var wrong)) return wrong with { Field = "postcode" };
            postcode = read.Value;
        }

        if (string.IsNullOrWhiteSpace(typed[Id])) return FormRefusals.Missing.Because(("label", Label));
        return PlainText.Read(typed[Id], Longest).Then<object>(text => new PlacedAddress(postcode, text));
    }

    internal override FeelValue ToFeel(object value) => FeelValue.ContextOf(("postcode", ((PlacedAddress)value).Postcode), ("address", ((PlacedAddress)value).Text));

    internal override void Write(Utf8JsonWriter json, object value)
    {
        json.WriteStartObject();
        if (((PlacedAddress)value).Postcode is { } postcode) json.WriteString("postcode"u8, postcode);
        json.WriteString("address"u8, ((PlacedAddress)value).Text);
        json.WriteEndObject();
    }

    internal override object ReadStored(JsonElement json) =>
        new PlacedAddress(json.TryGetProperty("postcode"u8, out var postcode) ? postcode.GetString() : null, json.GetProperty("address"u8).GetString()!);

    internal override RichText Show(Text text, object value) => RichText.Verbatim(value.ToString()!);

    // What a source knows of her address is a text.
    internal override void Retype(object value, Typed typed) =>
        (typed[Paths[1]], typed[Id]) = value is PlacedAddress placed ? (placed.Postcode, placed.Text) : (null, (string)value);

    internal override Refusal? Take(ref Utf8JsonReader json, Typed typed) => json.TokenType is JsonTokenType.String
        ? base.Take(ref json, typed)
        : TakeParts(ref json, typed, "{\"postcode\": string, \"address\": string}", name => name switch { "address" => Id, "postcode" => Paths[1], _ => null });
}

/// <summary>An address as it stands on an envelope.</summary>
/// <param name="Postcode">198-8701, or null.</param>
/// <param name="Text">The rest in one line.</param>
public sealed record PlacedAddress(string? Postcode, string Text)
{
    /// <summary>〒198-8701 東京都青梅市….</summary>
    public override string ToString() => Postcode is null ? Text : $"〒{Postcode} {Text}";
}

/// <summary>A bank and its branch, each by name, with their codes where the person knows them.</summary>
public sealed class BankItem : FormItem
{
    private const int Longest = 40;

    private static readonly FeelType Four = FeelType.ContextOf(
        ("bank", FeelType.String), ("branch", FeelType.String), ("bankCode", FeelType.String), ("branchCode", FeelType.String));

    private string[]? paths;

    /// <inheritdoc/>
    public override string Kind => "bank";

    /// <summary>Bank, branch, and the code of each.</summary>
    public override IReadOnlyList<string> Paths => paths ??= [Id, Id + ".branch", Id + ".bankCode", Id + ".branchCode"];

    internal override FeelType Type => Four;

    internal override Result<object> ReadValue(Typed typed, Reading reading)
    {
        if (string.IsNullOrWhiteSpace(typed[Id])) return FormRefusals.BankMissing.Because();
        if (string.IsNullOrWhiteSpace(typed[Paths[1]])) return FormRefusals.BranchMissing.Of("branch");
        if (!PlainText.Read(typed[Id], Longest).Try(out var bank, out var no)) return no;
        if (!PlainText.Read(typed[Paths[1]], Longest).Try(out var branch, out no)) return no with { Field = "branch" };
        if (!Code(typed[Paths[2]], 4).Try(out var bankCode, out no)) return no with { Field = "bankCode" };
        if (!Code(typed[Paths[3]], 3).Try(out var branchCode, out no)) return no with { Field = "branchCode" };
        return new BankBranch(bank, branch, bankCode.Length == 0 ? null : bankCode, branchCode.Length == 0 ? null : branchCode);
    }

    internal override FeelValue ToFeel(object value)
    {
        var bank = (BankBranch)value;
        return FeelValue.ContextOf(("bank", bank.Bank), ("branch", bank.Branch), ("bankCode", bank.BankCode), ("branchCode", bank.BranchCode));
    }

    internal override void Write(Utf8JsonWriter json, object value)
    {
        var bank = (BankBranch)value;
        json.WriteStartObject();
        json.WriteString("bank"u8, bank.Bank);
        json.WriteString("branch"u8, bank.Branch);
        if (bank.BankCode is not null) json.WriteString("bankCode"u8, bank.BankCode);
        if (bank.BranchCode is not null) json.WriteString("branchCode"u8, bank.BranchCode);
        json.WriteEndObject();
    }

    internal override object ReadStored(JsonElement json) => new BankBranch(
        json.GetProperty("bank"u8).GetString()!,
        json.GetProperty("branch"u8).GetString()!,
        json.TryGetProperty("bankCode"u8, out var bank) ? bank.GetString() : null,
        json.TryGetProperty("branchCode"u8, out var branch) ? branch.GetString() : null);

    internal override RichText Show(Text text, object value) => RichText.Verbatim(value.ToString()!);

    internal override void Retype(object value, Typed typed)
    {
        var bank = (BankBranch)value;
        (typed[Paths[0]], typed[Paths[1]], typed[Paths[2]], typed[Paths[3]]) = (bank.Bank, bank.Branch, bank.BankCode, bank.BranchCode);
    }

    internal override Refusal? Take(ref Utf8JsonReader json, Typed typed) => TakeParts(
        ref json, typed, "{\"bank\": string, \"branch\": string}",
        name => name switch { "bank" => Id, "branch" => Paths[1], "bankCode" => Paths[2], "branchCode" => Paths[3], _ => null });

    private Result<string> Code(string? typed, int length)
    {
        var code = Fold.Code(typed ?? "").Trim();
        return code.Length == 0 || (code.Length == length && code.All(char.IsAsciiDigit)) ? code : FormRefusals.NotDigits.Because(("label", Label), ("length", length));
    }
}

/// <summary>A branch of a bank.</summary>
/// <param name="Bank">The bank's name.</param>
/// <param name="Branch">The branch's name.</param>
/// <param name="BankCode">Its four digits (金融機関コード), or null.</param>
/// <param name="BranchCode">Its three digits (店番号), or null.</param>
public sealed record BankBranch(string Bank, string Branch, string? BankCode, string? BranchCode)
{
    /// <summary>青梅信用金庫（1341） 本店（001）.</summary>
    public override string ToString() => $"{Bank}{Coded(BankCode)} {Branch}{Coded(BranchCode)}";

    private static string Coded(string? code) => code is null ? "" : $"（{code}）";
}

/// <summary>A point on the map, by latitude and longitude (JGD2011); without a map it is typed, or the place is told in words.</summary>
public sealed class MapPointItem : FormItem
{
    // The bounds of Japan, generously.
    internal const decimal South = 20m, North = 46m, West = 122m, East = 154m;

    private static readonly FeelType Both = FeelType.ContextOf(("lat", FeelType.Number), ("lon", FeelType.Number));

    private string[]? paths;

    /// <inheritdoc/>
    public override string Kind => "map-point";

    /// <summary>Latitude and longitude.</summary>
    public override IReadOnlyList<string> Paths => paths ??= [Id + ".lat", Id + ".lon"];

    internal override FeelType Type => Both;

    internal override Result<object> ReadValue(Typed typed, Reading reading) =>
        Degrees(typed[Paths[0]], South, North) is { } lat && Degrees(typed[Paths[1]], West, East) is { } lon
            ? new MapPoint(lat, lon)
            : FormRefusals.NotAPoint.Because(("label", Label));

    internal override FeelValue ToFeel(object value) => FeelValue.ContextOf(("lat", ((MapPoint)value).Lat), ("lon", ((MapPoint)value).Lon));

    internal override void Write(Utf8JsonWriter json, object value)
    {
        json.WriteStartObject();
        json.WriteNumber("lat"u8, ((MapPoint)value).Lat);
        json.WriteNumber("lon"u8, ((MapPoint)value).Lon);
        json.WriteEndObject();
    }

    internal override object ReadStored(JsonElement json) => new MapPoint(json.GetProperty("lat"u8).GetDecimal(), json.GetProperty("lon"u8).GetDecimal());

    internal override RichText Show(Text text, object value) => text.Of("forms.point", ("lat", NumberItem.Written(((MapPoint)value).Lat)), ("lon", NumberItem.Written(((MapPoint)value).Lon)));

    internal override void Retype(object value, Typed typed) =>
        (typed[Paths[0]], typed[Paths[1]]) = (NumberItem.Written(((MapPoint)value).Lat), NumberItem.Written(((MapPoint)value).Lon));

    internal override Refusal? Take(ref Utf8JsonReader json, Typed typed) =>
        TakeParts(ref json, typed, "{\"lat\": number, \"lon\": number}", name => name switch { "lat" => Paths[0], "lon" => Paths[1], _ => null });

    // Six places are eleven centimetres.
    private static decimal? Degrees(string? typed, decimal least, decimal most) =>
        decimal.TryParse(Fold.Width(typed ?? "").Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && degrees >= least && degrees <= most
            ? decimal.Round(degrees, 6)
            : null;
}

/// <summary>A point by latitude and longitude in degrees.</summary>
public sealed record MapPoint(decimal Lat, decimal Lon);
