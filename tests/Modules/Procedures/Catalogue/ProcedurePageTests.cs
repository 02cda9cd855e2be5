using System.Net;

namespace SmartLocal.Tests.Procedures.Catalogue;

/// <summary>The page of a procedure answers what people ask, and reckons until when.</summary>
public sealed class ProcedurePageTests(ManyProcedures many) : IClassFixture<ManyProcedures>, IDisposable
{
    private readonly Browser browser = new(many.Ome);

    [Fact]
    public async Task It_says_who_when_what_how_much_how_long_where_for_whom_and_what_comes_of_it()
    {
        var page = await browser.Get("/procedures/seal-paper");
        var facts = page.Document.QuerySelectorAll("dl.answers .answer")
            .ToDictionary(a => a.QuerySelector("dt")!.FirstChild!.TextContent.Trim(), a => a.QuerySelector("dd")!.TextContent.Trim());
        Assert.Equal("いつでも", facts["受付期間"]);
        Assert.Equal("1通300円（窓口で払います）", facts["手数料"]);
        Assert.Equal("開庁日で5日", facts["受理まで"]);
        Assert.Equal("青梅市 市民課（電話 0428-22-1111 代表）", facts["担当"]);
        Assert.Equal("家族", facts["代わりにできる人"]);
        Assert.Equal("おしらせ", facts["手続きをすると受け取るもの"]);
        Assert.Equal("きまり", facts["根拠"]);
        Assert.Contains("窓口：市民課（0428-22-1111）", page.Main, StringComparison.Ordinal);
        Assert.Contains("マイナンバーカード", page.Main, StringComparison.Ordinal);
        // On paper a code leads back to the page.
        Assert.EndsWith("/procedures/seal-paper", page.Document.QuerySelector(".on-paper p")!.FirstChild!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector(".on-paper svg.qr"));
    }

    [Fact]
    public async Task The_office_in_an_easy_sentence_has_its_reading()
    {
        var page = await browser.Get("/procedures/seal-paper?lang=easy");
        Assert.Contains("市民課", page.Document.QuerySelectorAll("ul.lines ruby").Select(r => r.FirstChild!.TextContent));
        Assert.Contains("しみんか", page.Document.QuerySelectorAll("ul.lines ruby rt").Select(r => r.TextContent));
    }

    [Fact]
    public async Task What_is_done_in_another_system_leads_there_and_says_so()
    {
        var page = await browser.Get("/procedures/tenders");
        Assert.Contains("「電子調達サービス」という別のシステムでします", page.Main, StringComparison.Ordinal);
        Assert.Equal("「電子調達サービス」を開く（別のサイト）", page.Document.QuerySelector("a[href='https://bids.example/']")!.TextContent.Trim());
        Assert.Null(page.Document.QuerySelector("main form[method=post]"));
        Assert.Contains("本人だけができます", page.Main, StringComparison.Ordinal);
        var refused = await browser.Post("/procedures/tenders/drafts");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
    }

    [Fact]
    public async Task A_booking_says_that_the_office_sets_the_hour()
    {
        var page = await browser.Get("/procedures/moving-visit");
        Assert.Contains("日時は市民課が決めてお知らせします", page.Main, StringComparison.Ordinal);
        Assert.Equal("予約の申込みをはじめる", string.Concat(page.Document.QuerySelector("main form[method=post] button")!.ChildNodes.Select(n => n.TextContent)).Trim());
    }

    [Theory]
    [InlineData("2026", "11", "1", "2026年11月16日まで", "2026年11月15日は市役所が閉まっている", "最後の日を過ぎています")] // Sunday the 15th
    [InlineData("2026", "11", "6", "2026年11月20日まで", "14日以内", "今日が最後の日です")]
    [InlineData("2026", "11", "10", "2026年11月24日まで", "14日以内", "あと4日です")]
    public async Task The_deadline_is_reckoned_for_the_day_that_is_told(string year, string month, string day, string last, string words, string state)
    {
        var page = await browser.Get($"/procedures/moving-visit?since.era=western&since.year={year}&since.month={month}&since.day={day}");
        Assert.Contains(last, page.Document.QuerySelector(".reckoned-days")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(words, page.Main, StringComparison.Ordinal);
        Assert.Contains(state, page.Document.QuerySelector(".reckoned")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(day, page.Value("since.day"));
    }

    [Fact]
    public async Task A_first_day_that_lies_ahead_is_waited_for()
    {
        var page = await browser.Get("/procedures/baby?since.era=western&since.year=2026&since.month=12&since.day=1");
        Assert.Equal("2026年12月1日から2026年12月14日まで", page.Document.QuerySelector(".reckoned-days")!.TextContent);
        Assert.Contains("まだ始まっていません", page.Main, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026", "2", "30", "2月は28日まで")]
    [InlineData("", "", "", "入力してください")]
    [InlineData("1990", "1", "1", "")]
    public async Task A_day_that_cannot_be_meant_is_shown_again_with_what_is_wrong(string year, string month, string day, string says)
    {
        var page = await browser.Get($"/procedures/baby?since.era=western&since.year={year}&since.month={month}&since.day={day}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Document.QuerySelector(".reckoned"));
        Assert.Contains(says, page.Document.QuerySelector(".field-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(year, page.Value("since.year"));
    }

    [Fact]
    public async Task A_deadline_of_every_year_is_told_without_a_question()
    {
        var page = await browser.Get("/procedures/summer-report");
        Assert.Equal("2027年8月1日から2027年8月31日まで", page.Document.QuerySelector(".reckoned-days")!.TextContent);
        Assert.Null(page.Document.QuerySelector("input[name='since.year']"));
    }

    public void Dispose() => browser.Dispose();
}
