using Microsoft.Playwright;
using SmartLocal.City.Tests.World;

namespace SmartLocal.City.Tests.Journeys;

/// <summary>Passkeys in a real browser, with an authenticator that the browser itself simulates (WebAuthn over CDP).</summary>
[Collection("sign-in")]
public sealed class PasskeyTests(OmeInBrowser ome)
{
    /// <summary>A device with a fingerprint reader that always says yes.</summary>
    private static async Task GiveFingerprint(Visit visit)
    {
        var cdp = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await cdp.SendAsync("WebAuthn.enable");
        await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task Touch(Visit visit, string button, string arrives)
    {
        // It may come back to the address it stands on: the next page is here when it has loaded.
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? sender, IPage page) => loaded.TrySetResult();
        visit.Page.Load += Loaded;
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(15));
        visit.Page.Load -= Loaded;
        await visit.Page.WaitForURLAsync($"**{arrives}");
        await visit.Look(null);
    }

    [Fact]
    public async Task A_clerk_registers_a_passkey_and_signs_in_with_a_touch()
    {
        await using var clerk = await ome.NewVisit(width: 1280);
        await GiveFingerprint(clerk);
        await clerk.Go("/staff/sign-in");
        await clerk.Look("20-staff-sign-in");
        await clerk.Type("login", "chief");
        await clerk.Type("password", "demo-chief");
        await clerk.Press("ログイン");
        await clerk.Go("/staff/account");
        await clerk.Type("name", "窓口のパソコン");
        await Touch(clerk, "パスキーを登録する", "/staff/account");
        await clerk.Sees("パスキーを登録しました");
        await clerk.Sees("窓口のパソコン");
        await clerk.Look("21-staff-account");

        await clerk.Press("ログアウト");
        await clerk.Go("/staff/sign-in?returnTo=/staff/account");
        await Touch(clerk, "パスキーを使う", "/staff/account");
        Assert.Contains("パスキー", await clerk.Page.Locator("#sessions").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hanako_registers_a_passkey_on_her_phone_signs_in_without_mail_and_removes_it()
    {
        await using var hanako = await ome.NewVisit();
        await GiveFingerprint(hanako);
        await hanako.Go("/sign-in?returnTo=/my/account");
        await hanako.Type("mail", "passkey@ome.example");
        await hanako.Press("リンクを送る");
        await hanako.Page.GotoAsync(await ome.LinkMailedTo("passkey@ome.example"));
        await hanako.Press("ログインする");

        await hanako.Type("name", "自分のスマートフォン");
        await Touch(hanako, "パスキーを登録する", "/my/account");
        await hanako.Sees("自分のスマートフォン");
        await hanako.Look("22-account-passkey");

        await hanako.Press("ログアウト");
        await hanako.Go("/sign-in?returnTo=/my/account");
        await hanako.Look("23-sign-in-passkey");
        await Touch(hanako, "パスキーを使う", "/my/account");
        await hanako.Sees("自分のスマートフォン");

        await hanako.Page.Locator("a[href*='/methods/'][href$='/remove']").Last.ClickAsync();
        await hanako.Look(null);
        await hanako.Page.Locator("main form button[type=submit]").First.ClickAsync();
        await hanako.Page.WaitForURLAsync("**/my/account*");
        Assert.DoesNotContain("自分のスマートフォン", await hanako.Page.Locator("#methods").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_script_the_page_says_how_else()
    {
        await using var visit = await ome.NewVisit(script: false);
        await visit.Go("/staff/sign-in");
        await visit.Sees("このブラウザではパスキーを使えません");
        Assert.False(await visit.Page.GetByRole(AriaRole.Button, new() { Name = "パスキーを使う" }).IsVisibleAsync());
    }

    [Fact]
    public async Task What_administrators_see_can_be_read_at_every_width()
    {
        foreach (var width in new[] { 390, 1280 })
        {
            await using var dx = await ome.NewVisit(width: width);
            await dx.Go("/staff/sign-in");
            await dx.Type("login", "dx");
            await dx.Type("password", "demo-dx");
            await dx.Press("ログイン");
            // Their other pages are looked at where they are used.
            foreach (var (path, picture) in new[] { ("/staff/account", "account"), ("/staff/account/totp", "totp"), ("/staff/appointments?office=seiso-recycle", "appointments") })
            {
                await dx.Page.GotoAsync(path);
                await dx.Look($"24-{picture}-{width}");
            }
        }
    }
}
