using System.Net;
using System.Text.Json;
using SmartLocal.Cases;
using SmartLocal.Cases.Contracts;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Tests.Cases;

/// <summary>補正 on the applicant's page, without script: nothing is kept between two presses, and nothing typed is lost.</summary>
public sealed class CorrectionPageTests(SmallProcedures small) : IClassFixture<SmallProcedures>
{
    [Fact]
    public async Task What_comes_up_with_the_new_answer_is_asked_before_anything_is_sent()
    {
        var (sent, browser, page) = await Asked("page-comes-up@example.jp", "区分");
        Assert.Null(page.Value("変更の理由"));
        page = await browser.Press(page, "next", ("区分", "変更"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["#変更の理由", "#変更の備考"], page.Document.QuerySelectorAll(".banner a").Select(a => a.GetAttribute("href")));
        Assert.Equal("変更", page.Document.QuerySelector("[name='区分'][checked]")!.GetAttribute("value"));
        Assert.Empty(page.Document.QuerySelectorAll(".error-summary"));
        Assert.Equal(CaseStatus.CorrectionRequested, (await sent.Now()).Status);

        page = await browser.Press(page, "next", ("変更の備考", "隣へ"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(["#変更の理由"], page.Document.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")));
        Assert.Equal("隣へ", page.Value("変更の備考"));

        page = await browser.Follow(await browser.Press(page, "next", ("変更の理由", "転居")));
        Assert.Contains("転居", page.Main, StringComparison.Ordinal);
        Assert.Contains("隣へ", page.Main, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task What_does_not_go_together_with_it_is_asked_beside_it()
    {
        var (_, browser, page) = await Asked("page-rule@example.jp", "開始日");
        page = await browser.Press(page, "next", ("開始日.day", "20"));
        Assert.Equal(["#終了日"], page.Document.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")));
        Assert.Equal(("20", "10"), (page.Value("開始日.day"), page.Value("終了日.day")));
        page = await browser.Follow(await browser.Press(page, "next", ("終了日.day", "25")));
        Assert.Contains("2026年12月25日", page.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_the_asked_group_come_and_go_and_are_sent_together()
    {
        var (sent, browser, page) = await Asked("page-rows@example.jp", "家族");
        Assert.Equal(["夫", "子"], Relations(page));
        page = await browser.Press(page, "add:家族", ("家族.0.年齢", "41"));
        Assert.Equal((HttpStatusCode.OK, "家族-2"), (page.Status, page.Document.QuerySelector("[autofocus]")!.Id));
        page = await browser.Press(page, "remove-row:家族.1", ("家族.2.続柄", "母"), ("家族.2.年齢", "70"));
        Assert.Equal(["夫", "母"], Relations(page));
        Assert.Equal(("41", "70", "家族-1"), (page.Value("家族.0.年齢"), page.Value("家族.1.年齢"), page.Document.QuerySelector("[autofocus]")!.Id));
        Assert.Equal(CaseStatus.CorrectionRequested, (await sent.Now()).Status);

        var done = await browser.Press(page, "next");
        Assert.Equal((HttpStatusCode.SeeOther, CaseStatus.Corrected), (done.Status, (await sent.Now()).Status));
        Assert.Equal(["夫 41", "母 70"], (await Rows(browser, sent)).EnumerateArray().Select(r => $"{Said(r, "続柄")} {Said(r, "年齢")}"));
    }

    [Fact]
    public async Task A_question_that_comes_up_in_a_row_is_asked_there()
    {
        var (sent, browser, page) = await Asked("page-row-asks@example.jp", "家族");
        Assert.True(page.Document.QuerySelector("[data-item='家族.0.学校']")!.HasAttribute("hidden"));
        page = await browser.Press(page, "next", ("家族.0.続柄", "子"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["#家族-0-学校"], page.Document.QuerySelectorAll(".banner a").Select(a => a.GetAttribute("href")));
        Assert.False(page.Document.QuerySelector("[data-item='家族.0.学校']")!.HasAttribute("hidden"));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Press(page, "next", ("家族.0.学校", "第三小"))).Status);
        Assert.Equal("第三小", Said((await Rows(browser, sent))[0], "学校").GetString());
    }

    [Fact]
    public async Task A_page_that_stands_open_is_told_what_has_come_up()
    {
        var (sent, browser, page) = await Asked("page-check@example.jp", "家族");
        var checks = page.Document.QuerySelector("live-questions")!.GetAttribute("check")!;
        var said = await browser.Post(checks, ("家族.rows", "1"), ("家族.0.続柄", "子"), ("家族.0.学校.hidden", "1"));
        var school = JsonDocument.Parse(said.Document.Body!.TextContent).RootElement;
        var item = school.GetProperty("items").EnumerateArray().Single(i => i.GetProperty("path").GetString() == "家族.0.学校");
        Assert.Equal((true, true, "質問が増えました。"), (item.GetProperty("shown").GetBoolean(), item.GetProperty("required").GetBoolean(), school.GetProperty("says").GetString()));
        Assert.Equal(CaseStatus.CorrectionRequested, (await sent.Now()).Status);
    }

    [Fact]
    public async Task Files_of_rows_stay_through_every_press_until_they_are_taken_away()
    {
        var (sent, browser, page) = await Asked("page-files@example.jp", "家族");
        page = await browser.Press(page, "add:家族", ("家族.1.写真", "photo.jpg", Browser.Jpeg()));
        page = await browser.Press(page, "next", ("家族.0.写真", "other.jpg", Browser.Jpeg(3000)), ("家族.2.続柄", "母"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status); // her age is missing
        Assert.Equal(["other.jpg", "photo.jpg"], page.Document.QuerySelectorAll(".file-name").Select(f => f.TextContent));
        page = await browser.Press(page, "remove-row:家族.2");
        var removed = page.Document.QuerySelector("button[name=remove]")!.GetAttribute("value");
        page = await browser.Press(page, "next", ("remove", removed));
        Assert.Equal((HttpStatusCode.OK, "photo.jpg"), (page.Status, page.Document.QuerySelectorAll(".file-name").Single().TextContent));

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Press(page, "next")).Status);
        var rows = await Rows(browser, sent);
        Assert.False(rows[0].TryGetProperty("写真", out _));
        Assert.Equal("photo.jpg", Said(rows[1], "写真")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Nobody_keeps_a_file_that_is_anothers()
    {
        var (other, theirs, first) = await Asked("page-theirs@example.jp", "家族");
        first = await theirs.Press(first, "add:家族", ("家族.0.写真", "theirs.jpg", Browser.Jpeg()));
        var file = first.Document.QuerySelector("[name$='.kept']")!.GetAttribute("value")!;
        Assert.Equal(CaseStatus.CorrectionRequested, (await other.Now()).Status);
        var (_, browser, page) = await Asked("page-mine@example.jp", "家族");
        page = await browser.Press(page, "add:家族", ("家族.0.写真.kept", file));
        Assert.Empty(page.Document.QuerySelectorAll(".file-name"));
    }

    [Fact]
    public async Task What_was_put_right_in_another_window_is_not_put_right_again()
    {
        var (_, browser, page) = await Asked("page-twice@example.jp", "区分");
        page = await browser.Press(page, "next", ("区分", "変更"));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Press(page, "next", ("変更の理由", "転居"))).Status);
        var again = await browser.Press(page, "next", ("変更の理由", "移転"));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.NotNull(again.Document.QuerySelector(".error-summary"));
        Assert.Empty(again.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task The_clerk_sees_the_rows_as_they_were_and_which_of_them_are_so_no_more()
    {
        var (sent, browser, page) = await Asked("page-rows-before@example.jp", "家族", CorrectionTests.Family.Replace("\"年齢\":40", "\"年齢\":40,\"番号\":\"12345678\"", StringComparison.Ordinal));
        page = await browser.Press(page, "add:家族", ("家族.2.続柄", "母"), ("家族.2.年齢", "70"));
        page = await browser.Press(page, "remove-row:家族.0", ("家族.2.続柄", "母"), ("家族.2.年齢", "70"));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Press(page, "next")).Status);

        using var clerk = await small.Ome.StaffBrowser("clerk");
        var seen = await Seen.Of(await clerk.GetAsync(sent.StaffPage));
        var before = seen.Document.QuerySelectorAll(".case-main .answer").Single(a => a.TextContent.Contains("補正前：ひと 2件", StringComparison.Ordinal));
        Assert.Equal(
            ["ひと 1", "補正後の回答にはありません", "つづきがら", "夫", "とし", "40", "ばんごう", "＊＊＊＊＊678", "ひと 2", "つづきがら", "子", "とし", "10", "がっこう", "第一小"],
            before.QuerySelectorAll(".row-name, .tag, .answer-rows dt, .answer-rows dd").Select(Words));
        Assert.DoesNotContain("12345678", seen.Main, StringComparison.Ordinal);
        Assert.NotNull(seen.Document.QuerySelector($"a[href='{sent.StaffPage}?shown=true']"));
        Assert.Contains("12345678", await clerk.Text($"{sent.StaffPage}?shown=true"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_were_put_right_twice_are_each_beside_what_they_were_before()
    {
        var (sent, browser, page) = await Asked("page-rows-twice@example.jp", "家族");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Press(page, "next", ("家族.0.年齢", "41"))).Status);
        small.Ome.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.False((await sent.As("clerk", new RequestCorrection(sent.Id, "家族", "もう一度。"))).IsRefused);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Press(await browser.Get(sent.Page), "next", ("家族.0.年齢", "40"))).Status);
        using var clerk = await small.Ome.StaffBrowser("clerk");
        var seen = await Seen.Of(await clerk.GetAsync(sent.StaffPage));
        Assert.Equal(["40", "41"], seen.Document.QuerySelectorAll(".answer-row:has(.tag) + .answers .answer:nth-child(2) dd").Select(Words));
    }

    [Fact]
    public async Task The_clerk_sees_what_fell_away_with_a_correction_and_what_changed_with_it()
    {
        var (sent, browser, page) = await Asked("page-fell-away@example.jp", "区分", CorrectionTests.Family.Replace("\"新規\"", "\"変更\",\"変更の理由\":\"転居\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Press(page, "next", ("区分", "新規"))).Status);
        using var clerk = await small.Ome.StaffBrowser("clerk");
        var seen = await Seen.Of(await clerk.GetAsync(sent.StaffPage));
        var record = seen.Document.QuerySelectorAll(".case-main .answer").Select(Words).Where(a => a.Contains("補正前", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, record.Count);
        Assert.StartsWith("くぶん 確かめてください。", record[0], StringComparison.Ordinal);
        Assert.EndsWith("補正前：変更", record[0], StringComparison.Ordinal);
        Assert.StartsWith("りゆう", record[1], StringComparison.Ordinal);
        Assert.EndsWith("補正前：転居（いまは聞かれていません）", record[1], StringComparison.Ordinal);
    }

    private async Task<(SentCase Sent, Browser Browser, Seen Page)> Asked(string mail, string item, string answers = CorrectionTests.Family)
    {
        var sent = await small.Send("shiken-kazoku", mail, answers);
        Assert.False((await sent.As("clerk", new RequestCorrection(sent.Id, item, "確かめてください。"))).IsRefused);
        var browser = new Browser(small.Ome);
        await browser.SignIn(mail);
        return (sent, browser, await browser.Get(sent.Page));
    }

    private static async Task<JsonElement> Rows(Browser browser, SentCase sent) =>
        Said(JsonDocument.Parse((await browser.Get($"/api{sent.Page}")).Document.Body!.TextContent).RootElement.GetProperty("answers"), "家族");

    private static JsonElement Said(JsonElement answers, string item) => answers.GetProperty(item).GetProperty("value");

    private static IEnumerable<string?> Relations(Seen page) => page.Document.QuerySelectorAll("[name$='.続柄']").Select(i => i.GetAttribute("value"));

    private static string Words(AngleSharp.Dom.IElement element) =>
        string.Join(' ', element.TextContent.Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
