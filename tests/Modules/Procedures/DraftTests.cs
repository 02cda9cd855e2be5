using System.Net;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Tests.Procedures;

public sealed class DraftTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task A_wrong_step_is_shown_again_with_everything_that_was_typed_and_how_to_mend_it()
    {
        using var browser = new Browser(ome);
        var draft = await Applicant.Begin(browser);

        var shown = await browser.Post($"{draft}/machine", ("種類", "compost"), ("機種", "デモ <1>"), ("購入日.era", "reiwa"), ("購入日.year", "8"), ("購入日.month", "2"), ("購入日.day", "30"), ("購入金額", "約５万"), ("action", "next"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, shown.Status);
        Assert.StartsWith("エラー：", shown.Document.Title, StringComparison.Ordinal);
        Assert.Equal(["#購入日-day", "#購入金額"], shown.Document.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")));
        Assert.All(shown.Document.QuerySelectorAll(".error-summary a"), a => Assert.NotNull(shown.Document.GetElementById(a.GetAttribute("href")![1..])));
        Assert.Equal(("デモ <1>", "8", "2", "30", "約５万"), (shown.Value("機種"), shown.Value("購入日.year"), shown.Value("購入日.month"), shown.Value("購入日.day"), shown.Value("購入金額")));
        Assert.NotNull(shown.Document.QuerySelector("input[value=compost][checked]"));

        var later = await browser.Get($"{draft}/machine");
        Assert.Equal(("30", "約５万"), (later.Value("購入日.day"), later.Value("購入金額")));
        Assert.Empty(later.Document.QuerySelectorAll(".error-summary"));
    }

    [Fact]
    public async Task Going_back_and_stopping_keep_even_what_is_wrong()
    {
        using var browser = new Browser(ome);
        var draft = await Applicant.Begin(browser);
        Assert.Equal($"{draft}/applicant", (await browser.Post($"{draft}/machine", ("購入金額", "-"), ("action", "back"))).Location);
        Assert.Equal("-", (await browser.Get($"{draft}/machine")).Value("購入金額"));

        var saved = await browser.Press(await browser.Get($"{draft}/applicant"), "pause", ("電話", "まだ"));
        Assert.Equal($"{draft}/saved?at=applicant", saved.Location);
        var page = await browser.Follow(saved);
        Assert.Contains("2026年12月20日まで残ります", page.Main, StringComparison.Ordinal);
        Assert.Equal("まだ", (await browser.Get($"{draft}/applicant")).Value("電話"));
        Assert.NotNull((await browser.Get(Applicant.Page)).Document.QuerySelector($"a[href='{draft}']"));
    }

    [Fact]
    public async Task She_goes_on_at_the_first_page_on_which_something_is_missing()
    {
        using var browser = new Browser(ome);
        var draft = await Applicant.Begin(browser);
        foreach (var step in new[] { "applicant", "machine" }) await browser.Post($"{draft}/{step}", [.. Applicant.Good(step), ("action", "next")]);
        Assert.Equal($"{draft}/account", (await browser.Get(draft)).Location);
        var whole = await Applicant.FillIn(browser);
        Assert.Equal($"{whole}/confirm", (await browser.Get(whole)).Location);
        using var stranger = new Browser(ome);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(draft)).Status);
    }

    [Fact]
    public async Task A_draft_is_gone_on_with_in_another_browser_by_the_link_in_the_mail()
    {
        using var phone = new Browser(ome);
        var draft = await Applicant.Begin(phone);
        await phone.Press(await phone.Get($"{draft}/applicant"), "pause", ("電話", "0428-22-1111"));
        var link = (await phone.Get($"{draft}/saved")).Document.QuerySelector("main a[href^='/sign-in']")!.GetAttribute("href")!;
        var resume = Uri.UnescapeDataString(link["/sign-in?returnTo=".Length..]);

        using var computer = new Browser(ome);
        Assert.Equal(HttpStatusCode.NotFound, (await computer.Get($"{draft}/applicant")).Status);
        Assert.StartsWith("/sign-in?returnTo=", (await computer.Get(resume)).Location, StringComparison.Ordinal);
        await computer.SignIn("resume@example.jp");
        Assert.Equal(HttpStatusCode.NotFound, (await computer.Get(resume.Replace("key=", "key=x", StringComparison.Ordinal))).Status);
        Assert.Equal($"{draft}/applicant", (await computer.Get(resume)).Location);
        Assert.Equal("0428-22-1111", (await computer.Get($"{draft}/applicant")).Value("電話"));
        Assert.NotNull((await computer.Get("/my")).Document.QuerySelector($"a[href='{draft}']"));

        using var stranger = new Browser(ome);
        await stranger.SignIn("stranger@example.jp");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(resume)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"{draft}/applicant")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post($"{draft}/applicant", ("電話", "0"))).Status);
    }

    [Fact]
    public async Task A_session_that_expires_while_typing_loses_nothing()
    {
        using var browser = new Browser(ome);
        await browser.SignIn("expired@example.jp");
        var draft = await Applicant.Begin(browser);
        browser.LoseSession();

        var saved = await browser.Post($"{draft}/applicant", [.. Applicant.Good("applicant"), ("action", "next")]);

        Assert.StartsWith("/sign-in?returnTo=", saved.Location, StringComparison.Ordinal);
        Assert.Contains(Uri.EscapeDataString("at=machine"), saved.Location, StringComparison.Ordinal);
        Assert.Contains("入力した内容は保存しました", (await browser.Follow(saved)).Main, StringComparison.Ordinal);
        // A browser may be shared: what an account owns is shown only to the account.
        Assert.StartsWith("/sign-in?returnTo=", (await browser.Get($"{draft}/applicant")).Location, StringComparison.Ordinal);
        await browser.SignIn("expired@example.jp");
        Assert.Equal("花子", (await browser.Get($"{draft}/applicant")).Value("氏名.given"));
    }

    [Fact]
    public async Task A_photo_is_kept_listed_looked_at_and_removed()
    {
        using var browser = new Browser(ome);
        var draft = await Applicant.Begin(browser);
        await browser.Post($"{draft}/attachments", ("領収書", "IMG 1.jpg", Browser.Jpeg()), ("action", "back"));

        var page = await browser.Get($"{draft}/attachments");
        var file = page.Document.QuerySelector(".files a")!;
        Assert.Equal("IMG 1.jpg", file.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(file.GetAttribute("href")!)).Status);
        using var other = new Browser(ome);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(file.GetAttribute("href")!)).Status);

        var remove = page.Document.QuerySelector(".files button[name=remove]")!.GetAttribute("value")!;
        Assert.Equal($"{draft}/attachments", (await browser.Post($"{draft}/attachments", ("remove", remove))).Location);
        Assert.Empty((await browser.Get($"{draft}/attachments")).Document.QuerySelectorAll(".files li"));
    }

    [Theory]
    [InlineData(30_000_000, true, "files.too-large")]
    [InlineData(2_000, false, "files.wrong-type")]
    public async Task A_file_that_cannot_be_taken_says_why_and_costs_nothing_else(int bytes, bool photo, string code)
    {
        using var browser = new Browser(ome);
        var draft = await Applicant.Begin(browser);
        await browser.Post($"{draft}/attachments", ("保証書", "warranty.jpg", Browser.Jpeg()), ("action", "back"));

        var shown = await browser.Post($"{draft}/attachments", ("領収書", "receipt.jpg", photo ? Browser.Jpeg(bytes) : new byte[bytes]), ("action", "next"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, shown.Status);
        var expected = Subsidy(code);
        Assert.Contains(expected, shown.Document.QuerySelector(".field-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("warranty.jpg", shown.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_in_the_city_is_completed_from_its_towns_without_any_script()
    {
        using var browser = new Browser(ome);
        var page = await browser.Get($"{await Applicant.Begin(browser)}/applicant");

        Assert.Equal(page.Document.GetElementById("住所")!.GetAttribute("list"), page.Document.QuerySelector("datalist")!.Id);
        Assert.Contains("河辺町十丁目", page.Document.QuerySelectorAll("datalist option").Select(o => o.TextContent.Trim()));
    }

    [Fact]
    public async Task Two_windows_on_two_steps_take_nothing_from_each_other()
    {
        using var browser = new Browser(ome);
        var draft = await Applicant.Begin(browser);
        var (left, right) = (await browser.Get($"{draft}/machine"), await browser.Get($"{draft}/account"));
        await browser.Press(left, "back", ("機種", "左"));
        await browser.Press(right, "back", ("支店", "右"));
        Assert.Equal("左", (await browser.Get($"{draft}/machine")).Value("機種"));
        Assert.Equal("右", (await browser.Get($"{draft}/account")).Value("支店"));
    }

    private string Subsidy(string code) => code == "files.too-large" ? "10" : "JPEG";
}
