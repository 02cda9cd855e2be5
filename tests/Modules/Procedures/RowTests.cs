using System.Net;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Tests.Procedures;

/// <summary>Rows that are each filled in alike, without any script.</summary>
public sealed class RowTests(FormWorld world) : IClassFixture<FormWorld>
{
    [Fact]
    public async Task A_row_is_added_and_taken_away_by_buttons_that_save_first()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);
        var page = await browser.Get($"{draft}/people");
        Assert.Equal(["世帯員 1"], Titles(page)); // a group that must be filled in begins with its first
        Assert.Null(page.Document.QuerySelector("button[value^='remove-row:']"));

        var added = await browser.Press(page, "add:世帯員", FormWorld.Person(0, "太郎"));
        Assert.EndsWith($"?at={Uri.EscapeDataString("世帯員.1")}#{Uri.EscapeDataString("世帯員-1")}", added.Location, StringComparison.Ordinal);
        page = await browser.Follow(added);
        Assert.Equal(["世帯員 1", "世帯員 2"], Titles(page));
        Assert.Equal("太郎", page.Value("世帯員.0.世帯員氏名.given"));
        Assert.Equal("-1", page.Document.GetElementById("世帯員-1")!.GetAttribute("tabindex")); // where the browser goes

        page = await browser.Follow(await browser.Press(page, "add:世帯員.1.資格", FormWorld.Person(1, "次郎")));
        page = await browser.Follow(await browser.Press(page, "remove-row:世帯員.0", ("世帯員.1.資格.0.資格名", "運転免許")));
        Assert.Equal(["世帯員 1", "資格 1"], Titles(page));
        Assert.Equal(("次郎", "運転免許"), (page.Value("世帯員.0.世帯員氏名.given"), page.Value("世帯員.0.資格.0.資格名")));

        page = await browser.Follow(await browser.Press(page, "remove-row:世帯員.0.資格.0"));
        Assert.Equal(["世帯員 1"], Titles(page));
    }

    [Fact]
    public async Task An_optional_group_asks_nothing_until_a_row_is_added_and_says_when_it_is_full()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);
        var page = await browser.Get($"{draft}/people");
        Assert.DoesNotContain(FormWorld.Asked(page), n => n.StartsWith('車'));
        page = await browser.Follow(await browser.Press(page, "add:車"));
        page = await browser.Follow(await browser.Press(page, "add:車"));
        Assert.Contains("車は2件まで入力できます", page.Main, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("button[value='add:車']"));
        // Pressed all the same, it adds none.
        Assert.Equal(2, (await browser.Follow(await browser.Press(page, "add:車"))).Document.QuerySelectorAll("[id='車'] .row").Length);
    }

    [Fact]
    public async Task What_is_wrong_in_a_row_names_the_row_and_leads_to_its_field()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);
        var page = await browser.Follow(await browser.Press(await browser.Get($"{draft}/people"), "add:世帯員", FormWorld.Person(0, "太郎")));

        page = await browser.Press(page, "next", [.. FormWorld.Person(1, ""), ("世帯員.1.世帯員生年月日.year", "1890")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        var lines = page.Document.QuerySelectorAll(".error-summary a");
        Assert.Equal(["#世帯員-1-世帯員氏名-given", "#世帯員-1-世帯員生年月日"], lines.Select(l => l.GetAttribute("href")));
        Assert.Equal("世帯員 2の氏名：名が入力されていません。名を入力してください。", lines[0].TextContent);
        Assert.Equal("世帯員 2の生年月日：生年月日は1900年からの日を書いてください。", lines[1].TextContent);
        Assert.All(lines, l => Assert.NotNull(page.Document.GetElementById(l.GetAttribute("href")![1..])));
        Assert.Empty(page.Document.QuerySelectorAll("[id='世帯員-0'] .field-error"));
    }

    [Fact]
    public async Task Files_of_a_row_are_kept_with_it_and_go_with_it()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);
        (string, string)[] typed = [("世帯員.rows", "2"), ("世帯員.0.別居", "no"), ("世帯員.1.別居", "yes")];
        await browser.Post($"{draft}/people", ("世帯員.1.別居の書類", "proof.jpg", Browser.Jpeg()), [.. typed, ("action", "back")]);

        var page = await browser.Get($"{draft}/people");
        Assert.Equal("proof.jpg", page.Document.QuerySelector("[id='世帯員-1'] .files a")!.TextContent);
        Assert.Contains("必要な理由：別に住んでいることを確かめるためです。", page.Document.QuerySelector("[id='世帯員-1']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(page.Document.QuerySelector(".files a")!.GetAttribute("href")!)).Status);

        page = await browser.Follow(await browser.Press(page, "remove-row:世帯員.0"));
        Assert.Equal("proof.jpg", page.Document.QuerySelector("[id='世帯員-0'] .files a")!.TextContent);

        var refused = await browser.Post($"{draft}/people", ("世帯員.0.別居の書類", "large.jpg", Browser.Jpeg(30_000_000)), ("世帯員.rows", "1"), ("世帯員.0.別居", "yes"), ("action", "next"));
        Assert.Contains("10", refused.Document.QuerySelector("[id='世帯員-0-別居の書類-error']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_hundred_rows_are_a_line_each_but_the_one_that_stands_open()
    {
        using var browser = new Browser(world.Ome);
        var draft = await Many(browser, 299);
        var page = await browser.Follow(await browser.Press(await browser.Get($"{draft}/people"), "add:世帯員"));

        Assert.Contains("世帯員 251から300まで（全部で300）", page.Main, StringComparison.Ordinal);
        Assert.Equal((1, 49), (page.Document.QuerySelectorAll(".row").Length, page.Document.QuerySelectorAll(".row-line").Length));
        Assert.Equal("299", page.Value("世帯員.open"));
        Assert.Contains("青梅　人250・2020年4月5日", page.Document.GetElementById("世帯員-250")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("世帯員は300件まで", page.Main, StringComparison.Ordinal);

        // What is typed in the open row is saved by whatever press, and the closed ones lose nothing.
        page = await browser.Follow(await browser.Press(page, "lines:世帯員.200", FormWorld.Person(299, "末子")));
        Assert.Equal((0, 50), (page.Document.QuerySelectorAll(".row").Length, page.Document.QuerySelectorAll(".row-line").Length));
        page = await browser.Follow(await browser.Press(page, "open:世帯員.203"));
        Assert.Equal("人203", page.Value("世帯員.203.世帯員氏名.given"));
        page = await browser.Press(page, "next", ("世帯員.203.世帯員氏名.given", ""));
        Assert.Equal("#世帯員-203-世帯員氏名-given", Assert.Single(page.Document.QuerySelectorAll(".error-summary a")).GetAttribute("href"));
        Assert.Equal("末子", (await browser.Get($"{draft}/people?at={Uri.EscapeDataString("世帯員.299")}")).Value("世帯員.299.世帯員氏名.given"));
    }

    [Fact]
    public async Task A_mistake_in_a_closed_row_is_reached_from_the_summary_and_what_is_typed_elsewhere_stays()
    {
        using var browser = new Browser(world.Ome);
        var draft = await Many(browser, 120, wrong: 77);
        var page = await browser.Get($"{draft}/people?at={Uri.EscapeDataString("世帯員.3")}");

        page = await browser.Press(page, "next", ("世帯員.3.世帯員氏名.given", "改名"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("世帯員 78の別に住んでいますか：別に住んでいますかを選んでください。", page.Document.QuerySelector(".error-summary li")!.TextContent.Trim());
        Assert.NotNull(page.Document.GetElementById("世帯員-77-別居")); // the first wrong row has been opened
        page = await browser.Follow(await browser.Press(page, "open:世帯員.90"));
        page = await browser.Press(page, "next");
        Assert.NotNull(page.Document.GetElementById("世帯員-77-別居"));
        page = await browser.Follow(await browser.Press(await browser.Get($"{draft}/people?at={Uri.EscapeDataString("世帯員.90")}"), "mend:世帯員.77:世帯員-77-別居"));
        Assert.Contains("別に住んでいますかを選んでください", page.Document.GetElementById("世帯員-77")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("改名", (await browser.Get($"{draft}/people?at={Uri.EscapeDataString("世帯員.3")}")).Value("世帯員.3.世帯員氏名.given"));
    }

    [Fact]
    public async Task The_confirmation_and_the_copy_show_every_row_and_no_number_of_hers()
    {
        using var browser = new Browser(world.Ome);
        await browser.SignIn("rows@example.jp");
        var draft = await FormWorld.FillIn(browser);
        var page = await browser.Follow(await browser.Press(await browser.Get($"{draft}/people"), "add:世帯員"));
        await browser.Press(page, "next", FormWorld.Person(1, "次郎"));
        await browser.Press(await browser.Get($"{draft}/kinds"), "next", ("個人番号", "123456789018"));

        var confirm = await browser.Get($"{draft}/confirm");
        Assert.Equal(["世帯員 1", "世帯員 2"], confirm.Document.QuerySelectorAll(".answer-row .row-name").Select(r => r.TextContent));
        Assert.Contains(confirm.Document.QuerySelectorAll("a"), a => Uri.UnescapeDataString(a.GetAttribute("href")!) == $"{draft}/people?to=confirm&at=世帯員.1#世帯員-1");
        Assert.Contains("入力済み（番号は表示しません）", confirm.Main, StringComparison.Ordinal);

        var sent = await Applicant.Send(browser, draft);
        foreach (var path in new[] { sent.Location, sent.Location + "/copy" })
        {
            var seen = await browser.Get(path);
            Assert.Contains("青梅　次郎", seen.Main, StringComparison.Ordinal);
            Assert.DoesNotContain("123456789018", seen.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Titles(Seen page) => page.Document.QuerySelectorAll(".row-title").Select(t => t.TextContent.Trim());

    /// <summary>A draft with so many people in it, one of them incomplete.</summary>
    internal static async Task<string> Many(Browser browser, int count, int wrong = -1)
    {
        var draft = await FormWorld.Begin(browser);
        // As a page would send them that had all of them open.
        for (var from = 0; from < count; from += 100)
        {
            var until = Math.Min(count, from + 100);
            var fields = Enumerable.Range(from, until - from).SelectMany(i => FormWorld.Person(i, $"人{i}").Where(f => i != wrong || !f.Name.EndsWith("別居", StringComparison.Ordinal)));
            await browser.Post($"{draft}/people", [("世帯員.rows", $"{until}"), ("世帯員.open", string.Join(',', Enumerable.Range(from, until - from))), .. fields.Select(f => (f.Name, f.Value!)), ("action", "stay")]);
        }

        return draft;
    }
}
