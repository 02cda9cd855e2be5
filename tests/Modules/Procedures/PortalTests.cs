using System.Net;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Tests.Procedures;

public sealed class PortalTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task The_portal_leads_to_the_procedure_and_the_search_finds_it_by_everyday_words()
    {
        using var browser = new Browser(ome);
        var home = await browser.Get("/");
        Assert.Equal(HttpStatusCode.OK, home.Status);
        Assert.NotNull(home.Document.QuerySelector("form[role=search] input[name=q]"));
        Assert.NotNull(home.Document.QuerySelector($"a[href='{Applicant.Page}']"));
        Assert.NotNull(home.Document.QuerySelector("a[href='/procedures?category=living']"));

        foreach (var words in new[] { "生ごみ", "なまごみ", "ナマゴミ", "コンポスト", "ｺﾝﾎﾟｽﾄ 補助", "COMPOST", "ごみ 減らす" })
            Assert.NotNull((await browser.Get("/search?q=" + Uri.EscapeDataString(words))).Document.QuerySelector($"a[href='{Applicant.Page}']"));

        var none = await browser.Get("/search?q=" + Uri.EscapeDataString("<火星>"));
        Assert.Null(none.Document.QuerySelector($"a[href='{Applicant.Page}']"));
        Assert.Contains("「<火星>」に合うものは見つかりませんでした", none.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ja", "申請をはじめる", "30,000円")]
    [InlineData("easy", "はじめる", "30,000")]
    [InlineData("en", "Start the application", "30,000 yen")]
    public async Task The_page_says_what_it_takes_and_marks_every_fact_that_nobody_confirmed(string language, string button, string amount)
    {
        using var browser = new Browser(ome);
        var page = await browser.Get($"{Applicant.Page}?lang={language}");
        Assert.Equal(button, string.Concat(page.Document.QuerySelector("main form button[type=submit]")!.ChildNodes.Select(n => n.TextContent)).Trim());
        Assert.Contains(amount, page.Main, StringComparison.Ordinal);
        Assert.Contains("0428-22-1111", page.Main, StringComparison.Ordinal);
        // Benefit, period, fee, days, result, office, identity, behalf, basis, retention; who, what, other ways; and the sentence about the mark.
        Assert.Equal(14, page.Document.QuerySelectorAll(".drafted").Length);
    }

    [Fact]
    public async Task A_procedure_that_does_not_exist_is_not_found()
    {
        using var browser = new Browser(ome);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/procedures/nothing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post("/procedures/nothing/drafts")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/drafts/0197b0c0-0000-7000-8000-000000000009/applicant")).Status);
    }
}
