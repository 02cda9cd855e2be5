using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Journal;
using SmartLocal.Procedures;

namespace SmartLocal.Tests.Procedures;

/// <summary>A draft across a new version of its procedure.</summary>
public sealed class MovedDraftTests : IAsyncLifetime
{
    private static readonly string Newer = FormWorld.Yaml
        .Replace("- { id: 備考, kind: text-area, label: { ja: 備考, easy: ほかの こと } }", "- { id: 要望, kind: text, required: true, label: { ja: 要望, easy: ねがい } }", StringComparison.Ordinal)
        .Replace("- { id: 勤めた年, kind: year,", "- { id: 勤めた年, kind: date,", StringComparison.Ordinal)
        .Replace("options: [\"{電話|でんわ}\", メール, \"{手紙|てがみ}\"]", "options: [メール, \"{電話|でんわ}\"]", StringComparison.Ordinal)
        .Replace("max: 300, each", "max: 250, each", StringComparison.Ordinal)
        .Replace("{ id: 資格名, kind: text, required: true,", "{ id: 資格名, kind: text,", StringComparison.Ordinal);

    private readonly FormWorld world = new();

    public Task InitializeAsync() => world.InitializeAsync();

    public Task DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task She_sees_what_changed_and_moves_when_she_says_so()
    {
        using var browser = new Browser(world.Ome);
        await browser.SignIn("moved@example.jp");
        var draft = await FormWorld.FillIn(browser);
        await browser.Press(await browser.Get($"{draft}/kinds"), "next", ("備考", "急ぎます"), ("勤めた年", "2020"), ("連絡方法.1", "電話"));
        Assert.DoesNotContain("様式が新しくなりました", (await browser.Get($"{draft}/kinds")).Main, StringComparison.Ordinal);
        await world.Publish(Newer);

        // She is offered it wherever she is, and nothing moves by itself.
        Assert.NotNull((await browser.Get($"{draft}/kinds")).Document.QuerySelector($"a[href='{draft}/moved?at=kinds']"));
        Assert.NotNull((await browser.Get($"{draft}/confirm")).Document.QuerySelector($"a[href='{draft}/moved?at=confirm']"));
        Assert.Equal("急ぎます", (await browser.Get($"{draft}/kinds")).Document.QuerySelector("textarea")!.TextContent);

        var page = await browser.Get($"{draft}/moved?at=kinds");
        var changes = page.Document.QuerySelectorAll("main .heading-2").ToDictionary(h => h.TextContent.Trim(), h => h.NextElementSibling!.Children.Select(l => l.TextContent.Trim()).ToArray());
        Assert.Equal(["要望"], changes["新しく聞くこと"]);
        Assert.Equal(["備考"], changes["もう聞かないこと"]);
        Assert.Equal(["勤めはじめた年"], changes["答え方が変わったもの"]);
        Assert.Equal(["連絡の方法"], changes["選べる答えが変わったもの"]);
        Assert.Equal(["世帯の人の資格の資格の名前"], changes["答えなくてもよくなったもの"]);
        Assert.Equal(["世帯の人"], changes["答えられる範囲や、聞く場合が変わったもの"]);
        Assert.Equal(["勤めはじめた年", "備考"], page.Document.QuerySelectorAll(".banner-warning li").Select(l => l.TextContent.Trim()));
        Assert.Equal($"{draft}/kinds", page.Document.QuerySelector("main a.button-outline")!.GetAttribute("href"));

        var moved = await browser.Press(page, "move");

        Assert.Equal($"{draft}/before", moved.Location);
        Assert.Contains("新しい様式に移りました", (await browser.Follow(moved)).Main, StringComparison.Ordinal);
        page = await browser.Get($"{draft}/kinds");
        Assert.DoesNotContain("様式が新しくなりました", page.Main, StringComparison.Ordinal);
        Assert.Equal(("花子", null), (page.Value("氏名.given"), page.Value("勤めた年.year")));
        // Chosen by its name, wherever it stands in the list now.
        Assert.Equal("電話", Assert.Single(page.Document.QuerySelectorAll("input[type=checkbox][checked]")).GetAttribute("value"));
        Assert.Equal("太郎", (await browser.Get($"{draft}/people")).Value("世帯員.0.世帯員氏名.given"));
        Assert.StartsWith($"{draft}/kinds?check=true", (await browser.Get($"{draft}/confirm")).Location, StringComparison.Ordinal);

        await using var db = world.Ome.Read();
        var about = Guid.Parse(draft.Split('/')[2]);
        Assert.Equal("procedure=o-999", (await db.Set<EntryRow>().SingleAsync(e => e.About == about && e.Name == "procedures.draft-moved")).Facts);
    }

    [Fact]
    public async Task A_version_that_asks_the_same_is_not_offered_and_one_that_came_meanwhile_is_not_taken_unseen()
    {
        using var browser = new Browser(world.Ome);
        var draft = await FormWorld.Begin(browser);
        await world.Publish(FormWorld.Yaml.Replace("standardDays: 5", "standardDays: 7", StringComparison.Ordinal));
        Assert.DoesNotContain("様式が新しくなりました", (await browser.Get($"{draft}/kinds")).Main, StringComparison.Ordinal);
        Assert.Equal($"{draft}/before", (await browser.Get($"{draft}/moved")).Location);

        await world.Publish(Newer);
        var seen = await browser.Get($"{draft}/moved");
        await world.Publish(Newer.Replace("label: { ja: 要望", "label: { ja: ご要望", StringComparison.Ordinal));
        var refused = await browser.Press(seen, "move");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("様式がまた新しくなりました", refused.Main, StringComparison.Ordinal);
        Assert.Contains("ご要望", refused.Main, StringComparison.Ordinal);
        Assert.Equal($"{draft}/before", (await browser.Press(refused, "move")).Location);
        // Whoever holds it, and nobody else.
        using var stranger = new Browser(world.Ome);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post($"{draft}/moved", ("to", "x"))).Status);
    }

    [Fact]
    public async Task A_day_on_which_it_closes_holds_for_an_earlier_version_and_for_the_newer_one()
    {
        using var browser = new Browser(world.Ome);
        await browser.SignIn("moved-closed@example.jp");
        var draft = await FormWorld.FillIn(browser);
        await world.Publish(FormWorld.Yaml.Replace("until: 2027-03-31", "until: 2026-11-19", StringComparison.Ordinal).Replace("maxFiles: 3", "maxFiles: 2", StringComparison.Ordinal));

        var refused = await Applicant.Send(browser, draft);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("この手続きの受付は終わりました", refused.Main, StringComparison.Ordinal);
        await browser.Press(await browser.Get($"{draft}/moved"), "move");
        refused = await Applicant.Send(browser, draft);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        await using var db = world.Ome.Read();
        Assert.Equal(0, await db.Set<Application>().CountAsync());
    }
}
