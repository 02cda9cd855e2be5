using System.Net;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Tests.Procedures;

/// <summary>Two windows, or two devices, on one step of one draft.</summary>
public sealed class TwoTabsTests(FormWorld world) : IClassFixture<FormWorld>
{
    [Fact]
    public async Task Two_tabs_on_one_step_never_write_over_each_other_unasked()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);
        var (left, right) = (await browser.Get($"{draft}/kinds"), await browser.Get($"{draft}/kinds"));
        await browser.Press(left, "back", ("氏名.family", "青梅"), ("備考", "左"));

        var asked = await browser.Press(right, "next", ("氏名.family", "青梅"), ("氏名.given", "花子"), ("備考", "右"));

        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains("このページは、別の画面で先に保存されています", asked.Main, StringComparison.Ordinal);
        // What stands there now, where the two differ, and nothing else.
        Assert.Equal(["氏名", "備考"], asked.Document.QuerySelectorAll(".banner dt").Select(d => d.TextContent.Trim()));
        Assert.Contains("左", asked.Document.QuerySelector(".banner dl")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("花子", "右"), (asked.Value("氏名.given"), asked.Document.QuerySelector("textarea")!.TextContent)); // what she typed is not lost
        Assert.Equal("左", (await browser.Get($"{draft}/kinds")).Document.QuerySelector("textarea")!.TextContent); // and not kept yet

        // Hers, knowingly: the button does what she had pressed.
        Assert.Equal(("next", "step"), (asked.Document.QuerySelector(".banner button")!.GetAttribute("value"), asked.Document.QuerySelector(".banner button")!.GetAttribute("form")));
        Assert.Equal($"{draft}/people", (await browser.Press(asked, "next")).Location);
        Assert.Equal("右", (await browser.Get($"{draft}/kinds")).Document.QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task A_browser_without_its_session_sees_nothing_of_what_was_saved_elsewhere()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);
        await browser.SignIn("library@example.jp");
        var left = await browser.Get($"{draft}/kinds");
        using var home = new Browser(world.Ome);
        await home.SignIn("library@example.jp");
        await home.Press(await home.Get($"{draft}/kinds"), "pause", ("氏名.family", "河辺"), ("備考", "家で書いたこと"));
        browser.LoseSession();

        foreach (var (action, at) in new[] { ("next", left.Value("base")!), ("next", "x"), ("pause", "x") })
        {
            var seen = await browser.Post($"{draft}/kinds", ("base", at), ("action", action), ("備考", "図書館で"));
            Assert.Equal(HttpStatusCode.Conflict, seen.Status);
            Assert.DoesNotContain("家で書いたこと", seen.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.DoesNotContain("河辺", seen.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.Contains("サインインしてから、もう一度書いてください", seen.Main, StringComparison.Ordinal);
            Assert.Equal("図書館で", seen.Document.QuerySelector("textarea")!.TextContent);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post($"{draft}/kinds/check", ("備考", "図書館で"))).Status);
        Assert.Equal("家で書いたこと", (await home.Get($"{draft}/kinds")).Document.QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task Two_steps_saved_at_the_same_moment_are_both_kept()
    {
        using var browser = new Browser(world.Ome);
        for (var round = 0; round < 12; round++)
        {
            var draft = await FormWorld.Begin(browser);
            var (before, kinds) = (await browser.Get($"{draft}/before"), await browser.Get($"{draft}/kinds"));
            await Task.WhenAll(browser.Press(before, "pause", ("変更の理由", "あ"), ("部数", "3")), browser.Press(kinds, "pause", ("備考", "い")));
            Assert.Equal(("3", "い"), ((await browser.Get($"{draft}/before")).Value("部数"), (await browser.Get($"{draft}/kinds")).Document.QuerySelector("textarea")!.TextContent));
        }
    }

    [Fact]
    public async Task The_other_window_can_be_taken_instead()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);
        var (left, right) = (await browser.Get($"{draft}/kinds"), await browser.Get($"{draft}/kinds"));
        await browser.Press(left, "back", ("備考", "左"));
        var asked = await browser.Press(right, "pause", ("備考", "右"));

        var other = await browser.Get(asked.Document.QuerySelector(".banner a.button")!.GetAttribute("href")!);

        Assert.Equal("左", other.Document.QuerySelector("textarea")!.TextContent);
        Assert.Equal($"{draft}/people", (await browser.Press(other, "next", FormWorld.Good("kinds"))).Location);
    }

    [Fact]
    public async Task A_press_that_comes_twice_is_no_second_window()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);
        var page = await browser.Follow(await browser.Press(await browser.Get($"{draft}/people"), "add:世帯員", FormWorld.Person(0, "太郎")));
        page = await browser.Follow(await browser.Press(page, "add:世帯員", FormWorld.Person(1, "次郎")));

        var twice = await Task.WhenAll(browser.Press(page, "add:世帯員", FormWorld.Person(2, "三郎")), browser.Press(page, "add:世帯員", FormWorld.Person(2, "三郎")));
        Assert.Single(twice.Select(t => t.Location).Distinct());
        page = await browser.Get($"{draft}/people");
        Assert.Equal("4", page.Value("世帯員.rows"));

        // A row that is taken away takes no other with it.
        twice = await Task.WhenAll(browser.Press(page, "remove-row:世帯員.1"), browser.Press(page, "remove-row:世帯員.1"));
        Assert.All(twice, t => Assert.Equal(HttpStatusCode.SeeOther, t.Status));
        page = await browser.Get($"{draft}/people");
        Assert.Equal(("3", "太郎", "三郎"), (page.Value("世帯員.rows"), page.Value("世帯員.0.世帯員氏名.given"), page.Value("世帯員.1.世帯員氏名.given")));
    }

    [Fact]
    public async Task A_row_that_is_a_line_on_the_page_is_taken_away_once_however_often_it_is_pressed()
    {
        using var browser = new Browser(world.Ome);
        var draft = await RowTests.Many(browser, 12);
        var page = await browser.Get($"{draft}/people");

        var twice = await Task.WhenAll(browser.Press(page, "remove-row:世帯員.5"), browser.Press(page, "remove-row:世帯員.5"));

        Assert.All(twice, t => Assert.Equal(HttpStatusCode.SeeOther, t.Status));
        page = await browser.Get($"{draft}/people");
        Assert.Equal("11", page.Value("世帯員.rows"));
        Assert.Equal(["人4", "人6", "人7"], page.Document.QuerySelectorAll(".row-says").Skip(4).Take(3).Select(r => r.TextContent.Split('・')[0].Split('　')[1].Trim()));
    }

    [Fact]
    public async Task A_file_of_the_window_that_was_left_behind_is_kept_and_another_row_is_named()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);
        var left = await browser.Get($"{draft}/people");
        var seal = left.Value("base")!;
        await browser.Press(left, "add:世帯員", FormWorld.Person(0, "太郎"));

        var asked = await browser.Post(
            $"{draft}/people", ("世帯員.0.別居の書類", "proof.jpg", Browser.Jpeg()), ("base", seal), ("世帯員.rows", "1"), ("世帯員.0.世帯員氏名.given", "一郎"), ("世帯員.0.別居", "yes"), ("action", "next"));

        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Equal("proof.jpg", asked.Document.QuerySelector("[id='世帯員-0'] .files a")!.TextContent);
        Assert.Contains("世帯員 2件", asked.Document.QuerySelector(".banner dl")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(asked.Document.QuerySelectorAll(".banner dt"), d => d.TextContent.Trim() == "世帯員 1の氏名");
        Assert.Equal("1", asked.Value("世帯員.rows"));
    }
}
