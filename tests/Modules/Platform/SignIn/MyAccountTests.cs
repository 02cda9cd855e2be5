using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn;
using SmartLocal.Procedures;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.SignIn;

/// <summary>ログイン方法と安全, as its holder uses it.</summary>
public sealed class MyAccountTests(Ome ome) : IClassFixture<Ome>
{
    private const string Page = "/my/account";

    [Fact]
    public async Task She_sees_her_methods_and_adds_another_and_the_first_can_go_then()
    {
        ome.OneMoreCard("adds");
        using var browser = new Browser(ome);
        await browser.SignIn("adds@example.jp", IdentityLevel.MailedLink);
        var alone = await browser.Get(Page);
        Assert.Contains("adds@example.jp", alone.Main, StringComparison.Ordinal);
        Assert.Contains("最後の一つは外せません", alone.Main, StringComparison.Ordinal);

        Assert.Equal(Page, (await browser.ByCard("adds", $"/sign-in/with/digital-id?returnTo={Page}")).Location);
        var two = await browser.Get(Page);
        Assert.DoesNotContain("最後の一つは外せません", two.Main, StringComparison.Ordinal);

        var remove = two.Document.QuerySelectorAll("main a[href$='/remove']").First(a => a.TextContent.Contains("adds@example.jp", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Contains("この方法ではログインできなくなります", (await browser.Get(remove)).Main, StringComparison.Ordinal);
        Assert.Equal(Page, (await browser.Post(remove)).Location);
        Assert.DoesNotContain("adds@example.jp", (await browser.Get(Page)).Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_method_stays_whatever_is_posted()
    {
        using var browser = new Browser(ome);
        await browser.SignIn("last@example.jp");
        await using var db = ome.Read();
        var account = (await db.Set<AccountRow>().SingleAsync(a => a.Mail == "last@example.jp")).Id;
        var method = (await db.Set<SignInMethodRow>().SingleAsync(m => m.Account == account)).Id;
        var refused = await browser.Post($"{Page}/methods/{method.Value}/remove");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("最後のログイン方法は外せません", refused.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_touches_the_methods_and_sessions_of_another()
    {
        using var hers = new Browser(ome);
        await hers.SignIn("hers@example.jp");
        using var his = new Browser(ome);
        await his.SignIn("his@example.jp");
        await using var db = ome.Read();
        var account = (await db.Set<AccountRow>().SingleAsync(a => a.Mail == "hers@example.jp")).Id;
        var method = (await db.Set<SignInMethodRow>().SingleAsync(m => m.Account == account)).Id;
        var session = Convert.ToHexStringLower((await db.Set<SessionRow>().SingleAsync(s => s.Subject == account.Value)).Digest);
        Assert.Equal(HttpStatusCode.NotFound, (await his.Get($"{Page}/methods/{method.Value}/remove")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await his.Post($"{Page}/methods/{method.Value}/remove")).Status);
        await his.Post($"{Page}/sessions/close", ("session", session));
        Assert.Equal(HttpStatusCode.OK, (await hers.Get(Page)).Status);
    }

    [Fact]
    public async Task She_signs_out_one_device_and_then_all()
    {
        using var here = new Browser(ome);
        await here.SignIn("devices@example.jp");
        using var lost = new Browser(ome);
        await lost.SignIn("devices@example.jp");
        using var third = new Browser(ome);
        await third.SignIn("devices@example.jp");
        Assert.Equal(HttpStatusCode.OK, (await lost.Get("/my")).Status);

        var open = (await here.Get(Page)).Document.QuerySelectorAll("input[name=session]").Select(i => i.GetAttribute("value")!).ToList();
        Assert.Equal(2, open.Count); // its own has no button
        foreach (var session in open) Assert.Equal(Page, (await here.Post($"{Page}/sessions/close", ("session", session))).Location);
        Assert.Equal(HttpStatusCode.SeeOther, (await lost.Get("/my")).Status);
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/my")).Status);

        using var fourth = new Browser(ome);
        await fourth.SignIn("devices@example.jp");
        Assert.Equal("/", (await here.Post($"{Page}/sessions/close-all")).Location);
        Assert.Equal(HttpStatusCode.SeeOther, (await here.Get("/my")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await fourth.Get("/my")).Status);
    }

    [Fact]
    public async Task Two_accounts_become_one_when_she_proves_both()
    {
        ome.OneMoreCard("merges");
        using var old = new Browser(ome);
        Assert.Equal("/my", (await old.ByCard("merges")).Location);
        var sent = await Applicant.FillIn(old);
        await old.Get($"{sent}/confirm");
        var receipt = (await Applicant.Send(old, sent)).Location;
        var draft = await Applicant.FillIn(old);
        await old.Get($"{draft}/confirm");
        await ome.CaughtUp();

        using var browser = new Browser(ome);
        await browser.SignIn("merges@example.jp", IdentityLevel.MailedLink);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(receipt)).Status);
        var asked = await browser.ByCard("merges", $"/sign-in/with/digital-id?returnTo={Page}");
        Assert.StartsWith($"{Page}/merge", asked.Location, StringComparison.Ordinal);
        var page = await browser.Get(asked.Location);
        Assert.Contains("二つに戻すことはできません", page.Main, StringComparison.Ordinal);
        Assert.Equal(Page, (await browser.Post($"{Page}/merge", ("returnTo", Page))).Location);

        var mine = await browser.Get(Page);
        Assert.Contains("merges@example.jp", mine.Main, StringComparison.Ordinal);
        Assert.Contains("デジタル認証アプリ", mine.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(receipt)).Status); // her application and its case
        Assert.Contains(draft["/drafts/".Length..], (await browser.Get("/my")).Document.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await old.Get("/my")).Status); // the other's sessions are over

        await using var db = ome.Read();
        var account = (await db.Set<AccountRow>().SingleAsync(a => a.Mail == "merges@example.jp")).Id;
        var number = receipt["/applications/".Length..];
        Assert.Equal(account, (await db.Set<Case>().SingleAsync(c => c.Receipt == number)).Account);
        Assert.True(await db.Set<EntryRow>().AnyAsync(e => e.Name == "sign-in.accounts-merged" && e.About == account.Value));
    }

    [Fact]
    public async Task Nobody_merges_an_account_that_she_has_not_proved()
    {
        using var victim = new Browser(ome);
        await victim.SignIn("victim@example.jp");
        await using var db = ome.Read();
        var account = (await db.Set<AccountRow>().SingleAsync(a => a.Mail == "victim@example.jp")).Id;
        using var browser = new Browser(ome);
        await browser.SignIn("thief@example.jp");
        foreach (var forged in new[] { "", $"{account.Value:n}.9999999999999999.{new string('0', 64)}", "x.y", "x.y.z" })
        {
            browser.Keep("merge", forged, "/my/account");
            Assert.Equal(HttpStatusCode.Conflict, (await browser.Post($"{Page}/merge")).Status);
            browser.Keep("merge", forged, "/my/account");
            Assert.Equal(HttpStatusCode.Conflict, (await browser.Get($"{Page}/merge")).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await victim.Get("/my")).Status);
    }

    [Fact]
    public async Task She_deletes_her_account_and_what_the_city_must_keep_stays()
    {
        using var browser = new Browser(ome);
        await browser.SignIn("goes@example.jp");
        var sent = await Applicant.FillIn(browser);
        var receipt = (await Applicant.Send(browser, sent)).Location["/applications/".Length..];
        await Applicant.FillIn(browser);
        await ome.CaughtUp();
        await using var db = ome.Read();
        var account = (await db.Set<AccountRow>().SingleAsync(a => a.Mail == "goes@example.jp")).Id;

        var refused = await browser.Post($"{Page}/delete", ("confirm", "はい"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("「削除」と入力してください", refused.Main, StringComparison.Ordinal);
        Assert.Equal("/", (await browser.Post($"{Page}/delete", ("confirm", "削除"))).Location);

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Get("/my")).Status);
        AccountId? hers = account;
        Assert.False(await db.Set<SignInMethodRow>().AnyAsync(m => m.Account == account));
        Assert.False(await db.Set<Draft>().AnyAsync(d => d.Account == hers));
        Assert.False(await db.Set<AccountRow>().AnyAsync(a => a.Mail == "goes@example.jp"));
        Assert.True(await db.Set<Application>().AnyAsync(a => a.Receipt == receipt));
        Assert.True(await db.Set<Case>().AnyAsync(c => c.Receipt == receipt));
        Assert.True(await db.Set<EntryRow>().AnyAsync(e => e.Name == "sign-in.account-deleted"));
        // The address is free: whoever reads mail there begins anew.
        Assert.NotEqual(account.Value, (await ome.SignIn("goes@example.jp")).Actor.Id);
    }

    [Fact]
    public async Task What_is_said_to_a_merged_account_reaches_the_one_that_took_its_place()
    {
        ome.OneMoreCard("late");
        using var old = new Browser(ome);
        await old.ByCard("late");
        await using var db = ome.Read();
        using var browser = new Browser(ome);
        await browser.SignIn("late@example.jp", IdentityLevel.MailedLink);
        var asked = await browser.ByCard("late", $"/sign-in/with/digital-id?returnTo={Page}");
        await browser.Get(asked.Location);
        await browser.Post($"{Page}/merge", ("returnTo", Page));
        var remaining = (await db.Set<AccountRow>().SingleAsync(a => a.Mail == "late@example.jp")).Id;
        var gone = (await db.Set<AccountRow>().SingleAsync(a => a.MergedInto == remaining)).Id;
        Assert.Equal(remaining, await Accounts.HolderOf(db, gone, default));
    }
}
