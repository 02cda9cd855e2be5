using System.Net;
using SmartLocal.Modules.Tests.World;

namespace SmartLocal.Tests.Procedures;

/// <summary>The same form with one question on each page.</summary>
public sealed class OneByOneTests(FormWorld world) : IClassFixture<FormWorld>
{
    [Fact]
    public async Task Question_by_question_she_comes_to_the_same_confirmation()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);
        var page = await browser.Follow(await browser.Press(await browser.Get($"{draft}/before"), "one", ("部数", "2")));
        Assert.Equal(["公務員"], FormWorld.Asked(page));
        Assert.Contains("22問のうち1問目", page.Main, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("button[value=back]"));

        page = await Next(browser, page, ("公務員", "no"));
        Assert.Equal(["区分"], FormWorld.Asked(page));
        page = await Next(browser, page, ("区分", "変更"));
        Assert.Equal(["変更の理由"], FormWorld.Asked(page)); // what her answer brings up comes next
        var missing = await browser.Press(page, "next");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        Assert.Equal("#変更の理由", Assert.Single(missing.Document.QuerySelectorAll(".error-summary a")).GetAttribute("href"));
        page = await Next(browser, missing, ("変更の理由", "転居"));
        Assert.Contains("前に出した内容がわかるもの", page.Main, StringComparison.Ordinal); // said with the question after it
        Assert.Equal("2", page.Value("部数")); // typed before she chose this way
        page = await Next(browser, page);
        page = await Next(browser, page);
        Assert.Equal(["変わった日.era", "変わった日.year", "変わった日.month", "変わった日.day"], FormWorld.Asked(page));
        page = await browser.Follow(await browser.Press(page, "back"));
        Assert.Equal(["領収書のあて名"], FormWorld.Asked(page));
        page = await Next(browser, await Next(browser, page), FormWorld.Good("changed"));
        Assert.Equal(["氏名.family", "氏名.given"], FormWorld.Asked(page));
        page = await Next(browser, page, FormWorld.Good("kinds"));
        while (!FormWorld.Asked(page).Any(n => n.StartsWith("世帯員", StringComparison.Ordinal))) page = await Next(browser, page);

        // A row is a page, and the rows together are one.
        Assert.DoesNotContain("世帯員.1.世帯員氏名.family", FormWorld.Asked(page));
        page = await Next(browser, page, FormWorld.Person(0, "太郎"));
        Assert.Equal(["世帯員 1"], page.Document.QuerySelectorAll(".row-line .row-name").Select(r => r.TextContent));
        page = await browser.Follow(await browser.Press(page, "add:世帯員"));
        Assert.Equal("世帯員 2", page.Document.QuerySelector(".row-title")!.TextContent.Trim());
        Assert.DoesNotContain("世帯員.0.世帯員氏名.family", FormWorld.Asked(page));
        page = await browser.Follow(await browser.Press(page, "add:世帯員.1.資格", FormWorld.Person(1, "次郎")));
        Assert.Equal("世帯員 2", page.Document.QuerySelector(".row-title")!.TextContent.Trim());
        var wrong = await browser.Press(page, "next");
        Assert.Equal("世帯員 2の資格 1の資格の名前：資格の名前を入力してください。", Assert.Single(wrong.Document.QuerySelectorAll(".error-summary li")).TextContent.Trim());
        page = await Next(browser, wrong, ("世帯員.1.資格.0.資格名", "運転免許"));
        Assert.Equal(2, page.Document.QuerySelectorAll(".row-line").Length);
        page = await Next(browser, page);
        Assert.Equal("2", page.Document.GetElementById("世帯の人数")!.TextContent);
        page = await Next(browser, page);
        Assert.Contains("内容の確認", page.Main, StringComparison.Ordinal);

        // From there each question is changed alone, and she is back at once.
        Assert.Contains(page.Document.QuerySelectorAll("a"), a => Uri.UnescapeDataString(a.GetAttribute("href")!) == $"{draft}/before?to=confirm&at=部数#部数");
        var change = await browser.Get($"{draft}/before?to=confirm&at={Uri.EscapeDataString("部数")}");
        Assert.Equal(["部数"], FormWorld.Asked(change));
        Assert.Equal($"{draft}/confirm", (await browser.Press(change, "next", ("部数", "3"))).Location);

        // And all together again, whenever she likes.
        var all = await browser.Follow(await browser.Press(await browser.Get($"{draft}/before"), "all"));
        Assert.Contains("区分", FormWorld.Asked(all));
        Assert.Contains("公務員", FormWorld.Asked(await browser.Get($"{draft}/before")));
    }

    [Fact]
    public async Task A_kiosk_begins_with_it_by_the_address_and_other_drafts_are_as_they_were()
    {
        using var browser = new Browser(world.Ome);
        var (draft, other) = (await FormWorld.Begin(browser), await FormWorld.Begin(browser));
        Assert.Equal(["公務員"], FormWorld.Asked(await browser.Get($"{draft}/before?one=true")));
        Assert.Equal(["公務員"], FormWorld.Asked(await browser.Get($"{draft}/before")));
        Assert.Contains("区分", FormWorld.Asked(await browser.Get($"{other}/before")));
        Assert.Contains("区分", FormWorld.Asked(await browser.Get($"{draft}/before?one=false")));
        // The early end comes after its question, and not after its step.
        Assert.Equal($"{draft}/exit", (await browser.Press(await browser.Get($"{draft}/before?one=true"), "next", ("公務員", "yes"))).Location);
    }

    [Fact]
    public async Task Two_windows_on_two_questions_take_nothing_from_each_other_and_on_one_they_ask()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);
        var name = await browser.Get($"{draft}/kinds?one=true");
        var note = await browser.Get($"{draft}/kinds?at={Uri.EscapeDataString("備考")}");
        var noteAgain = await browser.Get($"{draft}/kinds?at={Uri.EscapeDataString("備考")}");
        await browser.Press(name, "next", FormWorld.Good("kinds"));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Press(note, "next", ("備考", "左"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Press(noteAgain, "next", ("備考", "右"))).Status);
        Assert.Equal("花子", (await browser.Get($"{draft}/kinds?one=false")).Value("氏名.given"));
    }

    private static async Task<Seen> Next(Browser browser, Seen page, params (string Name, string? Value)[] changes) =>
        await browser.Follow(await browser.Press(page, "next", changes));
}
