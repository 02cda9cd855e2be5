using System.Net.Http.Json;
using System.Text.Json;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Search;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.Search;

/// <summary>One box finds whatever the modules have that is public.</summary>
public sealed class SearchTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task One_word_finds_procedures_and_initiatives_each_under_its_own_heading()
    {
        using var browser = new Browser(ome);
        var page = await browser.Get("/search?q=" + Uri.EscapeDataString("ごみ"));
        Assert.Equal(["手続き"], page.Document.QuerySelectorAll("main h2").Select(h => h.TextContent.Trim()));
        page = await browser.Get("/search?q=" + Uri.EscapeDataString("オンライン"));
        Assert.Contains("計画の進み具合", page.Document.QuerySelectorAll("main h2").Select(h => h.TextContent.Trim()));
        Assert.NotNull(page.Document.QuerySelector("main .found a[href^='/plan/']"));
        Assert.Equal("オンライン", page.Document.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Machines_get_the_same_with_its_kind()
    {
        using var client = ome.NewBrowser();
        var found = await client.GetFromJsonAsync<JsonElement>("/api/search?q=" + Uri.EscapeDataString("コンポスト"));
        var first = found.GetProperty("results")[0];
        Assert.Equal(("procedures", Applicant.Page), (first.GetProperty("kind").GetString(), first.GetProperty("href").GetString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("　 ")]
    public async Task Nothing_typed_finds_nothing_and_says_nothing(string typed)
    {
        using var browser = new Browser(ome);
        var page = await browser.Get("/search?q=" + Uri.EscapeDataString(typed));
        Assert.Null(page.Document.QuerySelector("main [role=status], main .empty"));
        Assert.NotNull(page.Document.QuerySelector("#q"));
    }

    [Fact]
    public void Each_word_must_stand_in_it_whatever_its_width_case_or_kana()
    {
        var text = SearchWords.Folded([new SmartLocal.Platform.Text.LocalText("ごみ処理機", en: "Kitchen waste")], ["コンポスト"]);
        Assert.True(SearchWords.Of("ゴミ　WASTE ｺﾝﾎﾟｽﾄ").IsIn(text));
        Assert.False(SearchWords.Of("ゴミ 火星").IsIn(text));
        Assert.Equal(SearchWords.Longest, SearchWords.Of(new string('あ', 1000)).Typed.Length);
    }
}
