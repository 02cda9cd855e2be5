using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Platform.SignIn;

/// <summary>A mail address as one more way into an account, and the mails that tell of changes to it.</summary>
public sealed class MailMethodTests(Ome ome) : IClassFixture<Ome>
{
    private const string Page = "/my/account";
    private const string LinkSubject = "【青梅市】ログイン用リンクのお知らせ";
    private const string NewsSubject = "【青梅市】ログイン方法の変更のお知らせ";

    [Fact]
    public async Task The_link_that_is_mailed_to_an_address_adds_it_to_the_account_that_asked()
    {
        ome.OneMoreCard("adds-mail");
        using var hers = new Browser(ome);
        await hers.ByCard("adds-mail");
        Assert.Equal("/sign-in/sent", (await hers.Post($"{Page}/mail", ("mail", "added@example.jp"))).Location);
        var token = ome.TokenIn(await ome.Mailed("added@example.jp", LinkSubject));

        Assert.Contains("メールアドレスを加える", (await hers.Get($"/sign-in/link?token={token}")).Main, StringComparison.Ordinal);

        using var elsewhere = new Browser(ome);
        var refused = await elsewhere.Post("/sign-in/link", ("token", token));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("リンクを頼んだ端末で", refused.Main, StringComparison.Ordinal);

        Assert.Equal(Page, (await hers.Post("/sign-in/link", ("token", token))).Location);
        Assert.Contains("added@example.jp", (await hers.Get(Page)).Document.QuerySelector("#methods")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await hers.Post("/sign-in/link", ("token", token))).Status);

        // From now on the address leads to the same account, from any device.
        Assert.Equal("/sign-in/sent", (await elsewhere.Post("/sign-in", ("mail", "added@example.jp"), ("returnTo", Page))).Location);
        var again = ome.TokenIn(await ome.Mailed("added@example.jp", LinkSubject, nth: 2));
        Assert.Equal(Page, (await elsewhere.Post("/sign-in/link", ("token", again))).Location);
        Assert.Contains("デジタル認証アプリ", (await elsewhere.Get(Page)).Document.QuerySelector("#methods")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_opens_another_account_asks_whether_the_two_are_to_be_merged()
    {
        using var first = new Browser(ome);
        await first.SignIn("second-account@example.jp", IdentityLevel.MailedLink);
        using var hers = new Browser(ome);
        await hers.SignIn("first-account@example.jp", IdentityLevel.MailedLink);
        await hers.Post($"{Page}/mail", ("mail", "second-account@example.jp"));
        var asked = await hers.Post("/sign-in/link", ("token", ome.TokenIn(await ome.Mailed("second-account@example.jp", LinkSubject))));
        Assert.StartsWith($"{Page}/merge", asked.Location, StringComparison.Ordinal);
        await using var db = ome.Read();
        Assert.Equal(2, await db.Set<AccountRow>().CountAsync(a => a.Mail!.EndsWith("-account@example.jp")));
    }

    [Fact]
    public async Task What_is_no_address_is_said_beside_the_field_with_what_was_typed()
    {
        using var hers = new Browser(ome);
        await hers.SignIn("types@example.jp", IdentityLevel.MailedLink);
        var refused = await hers.Post($"{Page}/mail", ("mail", "hanako@"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("hanako@", refused.Value("mail"));
        Assert.NotNull(refused.Document.QuerySelector("main a[href='#mail']"));
    }

    [Fact]
    public async Task Whoever_reads_the_address_is_told_of_a_method_that_is_added_in_words_that_name_nobody()
    {
        ome.OneMoreCard("told");
        using var hers = new Browser(ome);
        await hers.SignIn("told@example.jp", IdentityLevel.MailedLink);
        await hers.ByCard("told");
        var mail = await ome.Mailed("told@example.jp", NewsSubject);
        Assert.Contains("ログイン方法が一つ加わりました", mail, StringComparison.Ordinal);
        Assert.Contains($"{ome.Address}{Page}", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("デモ told", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("デジタル認証アプリ", mail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_that_is_removed_is_the_one_that_is_told()
    {
        ome.OneMoreCard("removes");
        using var hers = new Browser(ome);
        await hers.SignIn("removed@example.jp", IdentityLevel.MailedLink);
        await hers.ByCard("removes");
        await ome.Mailed("removed@example.jp", NewsSubject);
        var remove = (await hers.Get(Page)).Document.QuerySelectorAll("main a[href$='/remove']")
            .First(a => a.TextContent.Contains("removed@example.jp", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Equal(Page, (await hers.Post(remove)).Location);
        Assert.Contains("ログイン方法が一つ外されました", await ome.Mailed("removed@example.jp", NewsSubject, nth: 2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_replaced_is_told_and_not_the_one_that_replaces_it()
    {
        using var hers = new Browser(ome);
        await hers.SignIn("before@example.jp", IdentityLevel.MailedLink);
        await hers.Post($"{Page}/mail", ("mail", "after@example.jp"));
        await hers.Post("/sign-in/link", ("token", ome.TokenIn(await ome.Mailed("after@example.jp", LinkSubject))));
        Assert.Contains("ログイン方法が一つ加わりました", await ome.Mailed("before@example.jp", NewsSubject), StringComparison.Ordinal);
        await hers.Post($"{Page}/delete", ("confirm", "削除"));
        // The second news of this account is the first that reaches the new address.
        Assert.Contains("アカウントが削除されました", await ome.Mailed("after@example.jp", NewsSubject), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_addresses_are_told_when_two_accounts_become_one()
    {
        using var first = new Browser(ome);
        await first.SignIn("goes-into@example.jp", IdentityLevel.MailedLink);
        using var hers = new Browser(ome);
        await hers.SignIn("remains@example.jp", IdentityLevel.MailedLink);
        await hers.Post($"{Page}/mail", ("mail", "goes-into@example.jp"));
        await hers.Post("/sign-in/link", ("token", ome.TokenIn(await ome.Mailed("goes-into@example.jp", LinkSubject))));
        Assert.Equal(Page, (await hers.Post($"{Page}/merge", ("returnTo", Page))).Location);
        foreach (var address in new[] { "goes-into@example.jp", "remains@example.jp" })
            Assert.Contains("二つのアカウントが一つにまとめられました", await ome.Mailed(address, NewsSubject), StringComparison.Ordinal);
    }
}
