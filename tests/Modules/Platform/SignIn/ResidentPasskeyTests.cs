using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.SignIn.Passkeys;

namespace SmartLocal.Modules.Tests.Platform.SignIn;

public sealed class ResidentPasskeyTests(Ome ome) : IClassFixture<Ome>
{
    private const string Account = "/my/account";
    private const string Door = "/sign-in/passkey";

    private async Task<(HttpClient Browser, SoftPasskey Passkey)> Hers(string mail)
    {
        var browser = await ome.NewBrowser(mail);
        var passkey = new SoftPasskey(ome.Address);
        using var added = await passkey.AddTo(browser, "/my/account/passkeys", "自分のスマートフォン");
        Assert.Equal((HttpStatusCode.SeeOther, Account), (added.StatusCode, added.Headers.Location?.ToString()));
        return (browser, passkey);
    }

    [Fact]
    public async Task She_signs_in_without_mail_and_to_the_same_account()
    {
        var (browser, passkey) = await Hers("passkey@example.jp");
        using (browser)
        using (passkey)
        {
            Assert.Contains("自分のスマートフォン", (await browser.Look(Account)).Text(), StringComparison.Ordinal);
            using var door = ome.NewBrowser();
            using var opened = await passkey.Open(door, Door);
            using var inside = ome.Enter(opened);
            Assert.Contains("passkey@example.jp", (await inside.Look(Account)).Text(), StringComparison.Ordinal);
            using var staff = await passkey.Open(door, "/staff/sign-in/passkey");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, staff.StatusCode);
        }
    }

    [Fact]
    public async Task She_is_told_by_mail_when_a_passkey_opens_her_account_from_now_on()
    {
        var (browser, passkey) = await Hers("told-of-passkey@example.jp");
        browser.Dispose();
        passkey.Dispose();
        Assert.Contains("ログイン方法が一つ加わりました", await ome.Mailed("told-of-passkey@example.jp", "【青梅市】ログイン方法の変更のお知らせ"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_members_passkey_opens_nothing_at_the_residents_door()
    {
        using var clerk = await ome.StaffBrowser("clerk");
        using var passkey = new SoftPasskey(ome.Address);
        (await passkey.AddTo(clerk, "/staff/account/passkeys")).Dispose();
        using var door = ome.NewBrowser();
        using var refused = await passkey.Open(door, Door);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("パスキーでは確認できませんでした", (await refused.Page()).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_passkey_of_a_lost_phone_is_removed_and_opens_nothing()
    {
        var (browser, passkey) = await Hers("lost@example.jp");
        using (browser)
        using (passkey)
        {
            var page = await browser.Look(Account);
            var row = page.QuerySelectorAll("#methods tr").Single(r => r.TextContent.Contains("スマートフォン", StringComparison.Ordinal));
            using (var removed = await browser.PostForm(row.QuerySelector("a")!.GetAttribute("href")!)) Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
            using var door = ome.NewBrowser();
            using var shut = await passkey.Open(door, Door);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, shut.StatusCode);
        }
    }

    [Fact]
    public async Task After_two_accounts_were_merged_the_passkey_opens_the_one_that_remains()
    {
        var (first, passkey) = await Hers("first@example.jp");
        first.Dispose();
        using (passkey)
        using (var second = await ome.NewBrowser("second@example.jp"))
        {
            using (var proved = await passkey.Open(second, Door)) Assert.StartsWith("/my/account/merge", proved.Headers.Location?.ToString(), StringComparison.Ordinal);
            using (var merged = await second.PostForm("/my/account/merge", ("returnTo", Account))) Assert.Equal(HttpStatusCode.SeeOther, merged.StatusCode);
            using var door = ome.NewBrowser();
            using var opened = await passkey.Open(door, Door);
            using var inside = ome.Enter(opened);
            Assert.Contains("second@example.jp", (await inside.Look(Account)).Text(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Among_the_data_she_takes_away_is_the_passkeys_name_and_no_key()
    {
        var (browser, passkey) = await Hers("takes-passkey@example.jp");
        using (browser)
        using (passkey)
        {
            using var answer = await browser.PostForm("/my/data");
            using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
            using var reader = new StreamReader(zip.GetEntry("data.json")!.Open());
            var data = await reader.ReadToEndAsync();
            var method = JsonDocument.Parse(data).RootElement.GetProperty("account").EnumerateArray().Single(r => r.TryGetProperty("method", out var kind) && kind.GetString() == "passkey");
            Assert.Equal("自分のスマートフォン", method.GetProperty("name").GetString());
            Assert.True(method.TryGetProperty("addedAt", out _) && method.TryGetProperty("lastUsedAt", out _));
            Assert.DoesNotContain("redential", data, StringComparison.Ordinal);
            Assert.DoesNotContain("ublicKey", data, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task With_her_account_her_passkeys_go()
    {
        var (browser, passkey) = await Hers("leaves-passkey@example.jp");
        using (browser)
        using (passkey)
        {
            await using var db = ome.Read();
            var before = await db.Set<PasskeyRow>().CountAsync();
            using (var gone = await browser.PostForm("/my/account/delete", ("confirm", "削除"))) Assert.Equal(HttpStatusCode.SeeOther, gone.StatusCode);
            Assert.Equal(before - 1, await db.Set<PasskeyRow>().CountAsync());
            using var door = ome.NewBrowser();
            using var shut = await passkey.Open(door, Door);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, shut.StatusCode);
        }
    }

    [Fact]
    public async Task A_passkey_without_a_name_is_refused_and_the_page_says_so_beside_the_field()
    {
        using var browser = await ome.NewBrowser("nameless@example.jp");
        using var passkey = new SoftPasskey(ome.Address);
        using var refused = await passkey.AddTo(browser, "/my/account/passkeys", " ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("パスキーの名前がありません", (await refused.Page()).Text(), StringComparison.Ordinal);
    }
}
