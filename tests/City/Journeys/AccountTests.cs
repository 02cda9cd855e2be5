using Microsoft.Playwright;
using SmartLocal.City.Tests.World;

namespace SmartLocal.City.Tests.Journeys;

/// <summary>An account from its first way in to its end, as its holder sees it.</summary>
public sealed class AccountTests(OmeInBrowser ome) : IClassFixture<OmeInBrowser>
{
    [Theory]
    [InlineData(390, "taro", "phone")]
    [InlineData(1280, "linh", "desk")]
    public async Task She_adds_a_way_in_merges_two_accounts_signs_out_elsewhere_and_leaves(int width, string card, string picture)
    {
        var (mail, old) = ($"{card}@ome.example", $"{card}.old@ome.example");
        await using var she = await ome.NewVisit(width: width);

        // She changes her mind at the first attempt.
        await she.Go("/sign-in?returnTo=/my/account");
        await she.Look($"30-sign-in-{picture}");
        await she.Follow("デジタル認証アプリで本人確認をする");
        await she.Page.Locator("main summary").ClickAsync();
        await she.Look($"31-card-{picture}");
        await she.Choose("card", card);
        await she.Press("取りやめる");
        await she.Sees("途中で取りやめになりました");
        await she.Look($"32-failed-{picture}");
        await she.Follow("もう一度やり直す");
        await she.Choose("card", card);
        await she.Press("この人として認証する");
        Assert.Equal("ログイン方法と安全", await she.Heading());
        await she.Look($"33-one-way-in-{picture}");

        // Her mail becomes a second way in.
        await she.Type("mail", "taro@");
        await she.Press("確認のリンクを送る");
        await she.Look($"34-no-address-{picture}");
        await she.Type("mail", mail);
        await she.Press("確認のリンクを送る");
        await she.Look($"35-sent-{picture}");
        await she.Page.GotoAsync(await ome.LinkMailedTo(mail));
        await she.Look($"36-add-{picture}");
        await she.Press("メールアドレスを加える");
        await she.Sees(mail);

        // An account of earlier days turns out to be hers too.
        await using var once = await ome.NewVisit();
        await once.Go("/sign-in?returnTo=/my");
        await once.Type("mail", old);
        await once.Press("リンクを送る");
        await once.Page.GotoAsync(await ome.LinkMailedTo(old));
        await once.Press("ログインする");
        await she.Type("mail", old);
        await she.Press("確認のリンクを送る");
        await MailedLink.Until(async () =>
        {
            await she.Page.GotoAsync(await ome.LinkMailedTo(old));
            return await she.Page.GetByRole(AriaRole.Button, new() { Name = "メールアドレスを加える" }).IsVisibleAsync();
        });
        await she.Press("メールアドレスを加える");
        await she.Look($"37-merge-{picture}");
        await she.Press("一つにまとめる");
        await she.Sees("アカウントを一つにまとめました");

        // Another device, and then none.
        await using var lost = await ome.NewVisit();
        await lost.Go("/sign-in/with/digital-id?returnTo=/my");
        await lost.Choose("card", card);
        await lost.Press("この人として認証する");
        await she.Go("/my/account");
        await she.Look($"38-two-devices-{picture}");
        await she.Page.GetByRole(AriaRole.Button, new() { Name = "ログアウトさせる" }).First.ClickAsync();
        await she.Sees("ログアウトさせました");
        await lost.Page.GotoAsync("/my");
        Assert.Equal("ログイン", await lost.Heading());

        await she.Follow("外す");
        await she.Look($"39-remove-{picture}");
        await she.Press("外す");
        await she.Sees("ログイン方法を外しました");

        await she.Follow("アカウントの削除に進む");
        await she.Press("アカウントを削除する");
        await she.Look($"40-delete-{picture}");
        await she.Type("confirm", "削除");
        await she.Press("アカウントを削除する");
        Assert.Contains("アカウントを削除しました", await she.Page.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
        await she.Look($"41-gone-{picture}");
    }

    [Theory]
    [InlineData("easy")]
    [InlineData("en")]
    public async Task The_account_reads_in_plain_Japanese_and_in_English(string language)
    {
        await using var she = await ome.NewVisit();
        await she.Go($"/sign-in/with/digital-id?returnTo=/my/account&lang={language}");
        await she.Choose("card", "ume");
        await she.Page.Locator("main button[value=allow]").ClickAsync();
        await she.Go($"/my/account?lang={language}");
        await she.Look($"42-account-{language}");
        await she.Go($"/my/account/delete?lang={language}");
        await she.Look($"43-delete-{language}");
        await she.Go($"/sign-in?level=authenticated&lang={language}");
        await she.Look($"44-step-up-{language}");
    }

    [Fact]
    public async Task The_account_can_be_read_at_400_percent()
    {
        await using var she = await ome.NewVisit(width: 320);
        await she.Go("/sign-in/with/digital-id?returnTo=/my/account");
        await she.Choose("card", "hanako");
        await she.Press("この人として認証する");
        await she.Look("45-account-narrow");
        foreach (var path in new[] { "/my/account/delete", "/sign-in?level=signed" }) await she.Go(path);
    }
}
