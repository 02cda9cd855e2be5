using SmartLocal.Forms;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Search;
using SmartLocal.Procedures.Catalogue;

namespace SmartLocal.Tests.Definitions;

/// <summary>What people of Ome type finds what they mean, among all procedures of the city.</summary>
public sealed class EverydayWordsTests
{
    private static readonly Lazy<SearchIndex<ProcedureDefinition>> Index = new(() =>
    {
        var files = DefinitionWorld.Files;
        var procedures = files.Under("procedures").Where(f => f.Path.EndsWith(".yaml", StringComparison.Ordinal)).Select(f => DefinitionFile.Open(f.Text, f.Hash));
        return ProcedureIndex.Of(
            [.. procedures.OrderBy(p => p.Reading, StringComparer.Ordinal)], DefinitionFile.ReadCategories("", files["categories.yaml"]!.Text).Categories,
            DefinitionFile.ReadEvents("", files["events.yaml"]!.Text).Events, p => DefinitionFile.WordsAsked(files[$"procedures/{p.Id}.yaml"]!.Text), Synonyms.Of(files));
    });

    [Theory]
    [InlineData("母が亡くなった", "okuyami-yoyaku")]
    [InlineData("父が亡くなりました", "okuyami-yoyaku")]
    [InlineData("夫が死んだ", "okuyami-yoyaku")]
    [InlineData("犬が死んだ", "inu-toroku")]
    [InlineData("ペットが死にました", "inu-toroku")]
    [InlineData("犬を飼いました", "inu-toroku")]
    [InlineData("結婚しました", "koseki-shomei")]
    [InlineData("離婚しました", "jido-fuyo-teate-mendan")]
    [InlineData("妊娠しました", "ninshin-todoke")]
    [InlineData("子どもが生まれました", "shussei-tetsuzuki-yoyaku")]
    [InlineData("国保に入りたい", "kokuho-kanyu")]
    [InlineData("国民健康保険に入りたいです", "kokuho-kanyu")]
    [InlineData("国保をやめたい", "kokuho-dattai")]
    [InlineData("保険証をなくしました", "kokuho-saikofu")]
    [InlineData("マイナンバーカードをなくした", "mynumber-card-yoyaku")]
    [InlineData("印かん証明", "inkan-toroku-shomei")]
    [InlineData("印鑑証明がほしい", "inkan-toroku-shomei")]
    [InlineData("いんかんしょうめい", "inkan-toroku-shomei")]
    [InlineData("印鑑登録したい", "inkan-toroku-yoyaku")]
    [InlineData("住民票を取りたい", "juminhyo-no-utsushi")]
    [InlineData("児童手当", "jido-teate-nintei")]
    [InlineData("じどうてあて", "jido-teate-nintei")]
    [InlineData("児童手当をもらいたい", "jido-teate-nintei")]
    [InlineData("税金 払えない", "nozei-yuyo")]
    [InlineData("税金が払えません", "nozei-yuyo")]
    [InlineData("年金が払えない", "nenkin-menjo")]
    [InlineData("家を壊しました", "kaoku-messhitsu")]
    [InlineData("バイクを譲りました", "gentsuki-shinkoku")]
    [InlineData("転校します", "tenko-nyugaku")]
    [InlineData("生活が苦しいです", "seikatsu-konkyu-sodan")]
    [InlineData("火葬場を予約したい", "kasoba-shiyo")]
    [InlineData("コンポスドの補助", "namagomi-kiki-hojokin")]
    public void The_first_is_what_is_meant(string typed, string first) => Assert.Equal(first, Found(typed)[0]);

    [Theory]
    [InlineData("引っ越し", "tenkyo-yoyaku tennyu-yoyaku tenshutsu-todoke")]
    [InlineData("引っ越しました", "tenkyo-yoyaku tennyu-yoyaku tenshutsu-todoke")]
    [InlineData("引越しました", "tenkyo-yoyaku tennyu-yoyaku tenshutsu-todoke")]
    [InlineData("引っ越します", "tenkyo-yoyaku tennyu-yoyaku tenshutsu-todoke")]
    [InlineData("ゴミの出し方", "sodai-gomi rinji-gomi-mochikomi")]
    [InlineData("会社を辞めました", "kokuho-kanyu")]
    [InlineData("ひっこし", "tenkyo-yoyaku tenshutsu-todoke")]
    [InlineData("子どもの医療証がほしい", "kodomo-iryosho")]
    [InlineData("要介護認定を受けたい", "yokaigo-nintei")]
    [InlineData("道路に穴があいている", "doro-koen-fuguai-tsuho")]
    [InlineData("台風で屋根が壊れました", "risai-shomeisho hisai-todokede-shomei")]
    [InlineData("保育園に入りたい", "hoiku-riyo-moshikomi")]
    public void Among_the_first_three_is_all_that_may_be_meant(string typed, string meant)
    {
        var first = Found(typed).Take(3).ToList();
        foreach (var id in meant.Split(' ')) Assert.Contains(id, first);
    }

    [Theory]
    [InlineData("asdfgh")]
    [InlineData("qwerty zxcv")]
    public void Letters_that_mean_nothing_are_like_nothing(string typed)
    {
        var found = Index.Value.Find(SearchWords.Of(typed));
        Assert.Empty(found.All);
        Assert.Empty(found.Near);
    }

    private static List<string> Found(string typed) => [.. Index.Value.Find(SearchWords.Of(typed)).All.Select(p => p.Id)];
}
