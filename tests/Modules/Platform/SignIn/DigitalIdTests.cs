using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.SignIn;

/// <summary>Signing in by the demo's stand-in for デジタル認証アプリ, over HTTP, as residents do.</summary>
public sealed class DigitalIdTests(Ome ome) : IClassFixture<Ome>
{
    [Fact]
    public async Task A_card_makes_an_account_and_finds_it_again_and_the_city_keeps_no_name()
    {
        await using var db = ome.Read();
        var others = await db.Set<SignInMethodRow>().Select(m => m.Id).ToListAsync();
        using var phone = new Browser(ome);
        Assert.Equal("/my", (await phone.ByCard("hanako")).Location);
        using var computer = new Browser(ome);
        Assert.Equal("/my", (await computer.ByCard("hanako")).Location);

        var method = await db.Set<SignInMethodRow>().SingleAsync(m => !others.Contains(m.Id));
        Assert.Equal("digital-id", method.Kind);
        Assert.Null((await db.Set<AccountRow>().SingleAsync(a => a.Id == method.Account)).Mail);
        Assert.Equal(2, await db.Set<SessionRow>().CountAsync(s => s.Subject == method.Account.Value && s.Level == IdentityLevel.Authenticated));
        Assert.DoesNotContain("花子", (await computer.Get("/my")).Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_procedure_that_asks_for_more_says_what_and_why_and_nothing_typed_is_lost()
    {
        using var browser = new Browser(ome);
        await browser.SignIn("steps-up@example.jp", IdentityLevel.MailedLink);
        var draft = await Applicant.FillIn(browser);

        var confirm = await browser.Get($"{draft}/confirm");
        Assert.Null(confirm.Document.QuerySelector("input[name=seen]"));
        Assert.Contains("「マイナンバーカードによる本人確認」が必要です", confirm.Main, StringComparison.Ordinal);
        var door = await browser.Get(confirm.Document.QuerySelector("main a[href^='/sign-in?']")!.GetAttribute("href")!);
        Assert.Contains("なりすまして", door.Main, StringComparison.Ordinal);
        Assert.Contains("「メールアドレスの確認」", door.Main, StringComparison.Ordinal);
        Assert.Null(door.Document.QuerySelector("input[name=mail]"));

        var back = await browser.ByCard("ume", door.Document.QuerySelector("main a[href^='/sign-in/with/digital-id']")!.GetAttribute("href")!);
        var again = await browser.Get((await browser.Get(back.Location)).Location);
        Assert.Contains("青梅　花子", again.Main, StringComparison.Ordinal);
        Assert.StartsWith("/applications/", (await Applicant.Send(browser, draft)).Location, StringComparison.Ordinal);

        await using var db = ome.Read();
        var account = (await db.Set<AccountRow>().SingleAsync(a => a.Mail == "steps-up@example.jp")).Id;
        var sessions = await db.Set<SessionRow>().Where(s => s.Subject == account.Value).OrderBy(s => s.Level).ToListAsync();
        Assert.Equal([IdentityLevel.Authenticated, IdentityLevel.MailedLink], sessions.Select(s => s.Level)); // by name
        Assert.NotNull(sessions.Single(s => s.Level is IdentityLevel.MailedLink).ClosedAt); // what was overheard before is worth nothing more
    }

    [Theory]
    [InlineData("deny", "none", HttpStatusCode.Forbidden, "途中で取りやめになりました")]
    [InlineData("allow", "expired", HttpStatusCode.Forbidden, "返事が正しくない")]
    [InlineData("allow", "down", HttpStatusCode.ServiceUnavailable, "返事がありません")]
    [InlineData("allow", "slow", HttpStatusCode.ServiceUnavailable, "返事がありません")]
    public async Task What_goes_wrong_over_there_is_said_here_with_a_way_on(string action, string fault, HttpStatusCode status, string says)
    {
        using var browser = new Browser(ome);
        var failed = await browser.ByCard("taro", action: action, fault: fault);
        Assert.Equal(status, failed.Status);
        Assert.Contains(says, failed.Main, StringComparison.Ordinal);
        Assert.NotNull(failed.Document.QuerySelector("main a[href^='/sign-in/with/digital-id']"));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Get("/my")).Status);
    }

    [Fact]
    public async Task Signing_proves_more_than_authenticating()
    {
        using var browser = new Browser(ome);
        Assert.Equal("/my", (await browser.ByCard("linh", "/sign-in/with/digital-id?level=signed&returnTo=/my")).Location);
        Assert.Contains("マイナンバーカードによる電子署名", (await browser.Get("/my/account")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_simulator_sends_nobody_to_an_address_that_is_not_the_citys()
    {
        using var browser = new Browser(ome);
        var asked = await browser.Get("/sign-in/with/digital-id?returnTo=/my");
        var elsewhere = new Uri(asked.Location.Replace("digital-id%2Fback", "digital-id%2Fback2", StringComparison.Ordinal));
        Assert.NotEqual(asked.Location, elsewhere.OriginalString);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Get(elsewhere.PathAndQuery)).Status);
    }

    [Fact]
    public async Task Two_cards_never_share_an_account()
    {
        using var browser = new Browser(ome);
        await browser.SignIn("one-card@example.jp", IdentityLevel.MailedLink);
        ome.OneMoreCard("first");
        ome.OneMoreCard("second");
        Assert.Equal("/my", (await browser.ByCard("first")).Location);
        var refused = await browser.ByCard("second");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("別のカード", refused.Main, StringComparison.Ordinal);
    }
}
