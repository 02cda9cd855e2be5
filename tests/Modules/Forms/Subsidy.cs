using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Text;

namespace SmartLocal.Tests.Forms;

/// <summary>The subsidy for kitchen waste processors as the city folder defines it, and answers to it.</summary>
internal static class Subsidy
{
    public const string Path = "procedures/namagomi-kiki-hojokin.yaml";

    public static readonly DateOnly Today = new(2026, 11, 20);

    public static readonly string Yaml = File.ReadAllText(System.IO.Path.Combine(Ome.Repository, "cities", "ome", Path));

    public static readonly ProcedureDefinition Definition = DefinitionFile.Read(Path, Yaml, "hash", Surroundings.Any).Definition!;

    public static readonly Reading Reading = new(
        TownDirectory.Parse(File.ReadAllText(System.IO.Path.Combine(Ome.Repository, "cities", "ome", "towns.csv")), new Municipality("東京都", "青梅市")).Value,
        Today);

    public static readonly FileRef Photo = new(FileId.From(new Guid("0197b0c0-0000-7000-8000-000000000001")), "領収書.jpg", MediaType.Jpeg, 123_456);

    public static FormDefinition Form => Definition.Form;

    public static Typed Filled(params (string Path, string? Typed)[] otherwise)
    {
        var typed = new Typed
        {
            ["氏名.family"] = "青梅", ["氏名.given"] = "花子",
            ["フリガナ.family"] = "おうめ", ["フリガナ.given"] = "はなこ",
            ["住所"] = "青梅市東青梅１−１１−１",
            ["電話"] = "０４２８（２２）１１１１",
            ["メール"] = "hanako@example.jp",
            ["種類"] = "electric", ["機種"] = "デモ電機 ABC-1",
            ["購入日.era"] = "reiwa", ["購入日.year"] = "8", ["購入日.month"] = "10", ["購入日.day"] = "3",
            ["購入金額"] = "５９，８００円",
            ["金融機関"] = "デモ銀行", ["支店"] = "青梅支店", ["預金種別"] = "ordinary", ["口座番号"] = "０１２３４５６", ["口座名義カナ"] = "おうめ はなこ",
            ["自宅で使用"] = "yes", ["重複なし"] = "yes", ["住民登録の確認"] = "yes",
        };
        typed.Add("領収書", Photo);
        foreach (var (path, value) in otherwise) typed[path] = value;
        return typed;
    }

    public static Refusal Refused(params (string Path, string? Typed)[] otherwise) =>
        Assert.Single(Form.Read(Filled(otherwise), Reading).Refusal.Parts);

    public static Text Text(Language language = Language.Ja) =>
        new(TextCatalogue.Load([typeof(FormDefinition).Assembly, typeof(Text).Assembly]), language);
}
