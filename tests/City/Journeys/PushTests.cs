using SmartLocal.City.Tests.World;

namespace SmartLocal.City.Tests.Journeys;

/// <summary>
/// Notifications in a real browser. Its maker's push service is out of reach of a test, so the browser's answer to "subscribe" is made
/// here; everything around it is real.
/// </summary>
public sealed class PushTests(OmeInBrowser ome) : IClassFixture<OmeInBrowser>
{
    // As a browser answers, with keys of its own, but without asking anybody.
    private const string Subscribes = """
        PushManager.prototype.getSubscription = async () => null;
        PushManager.prototype.subscribe = async options => {
          const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
          const spell = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
          window.boundTo = options.applicationServerKey.length;
          return { endpoint: 'https://fcm.googleapis.com/fcm/send/a', expirationTime: null,
            keys: { p256dh: spell(await crypto.subtle.exportKey('raw', pair.publicKey)), auth: spell(crypto.getRandomValues(new Uint8Array(16))) } };
        };
        Notification.requestPermission = async () => window.answers ?? 'granted';
        """;

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task She_turns_notifications_on_by_one_press_and_off_again(int width)
    {
        await using var she = await SignedIn($"push{width}@ome.example", width);
        await she.Page.AddInitScriptAsync(Subscribes);
        await she.Go("/my/ways");
        await she.Look($"push-off-{width}");
        Assert.False(await she.Page.Locator(".push-unable").IsVisibleAsync());

        await she.Page.EvaluateAsync("window.answers = 'denied'");
        await she.Page.GetByText("この端末で通知を受け取る").ClickAsync();
        await MailedLink.Until(async () => (await she.Read()).Contains("通知が許可されていません", StringComparison.Ordinal));
        await she.Page.EvaluateAsync("window.answers = 'granted'");
        await she.Page.GetByText("この端末で通知を受け取る").ClickAsync();
        await MailedLink.Until(async () => (await she.Read()).Contains("通知を受け取るようにしました", StringComparison.Ordinal));
        await she.Look($"push-on-{width}");
        await she.Sees("届きます");

        await she.Page.Locator("form[action$='/remove'] button").ClickAsync();
        await she.Sees("登録を外しました");
    }

    [Fact]
    public async Task The_worker_is_for_the_whole_site_shows_what_comes_and_opens_no_other_site()
    {
        await using var she = await SignedIn("worker@ome.example", 390);
        await she.Go("/my/ways");
        Assert.Equal(ome.Host.Address.ToString(), await she.Page.EvaluateAsync<string>(
            "navigator.serviceWorker.register('/push-worker.js', { scope: '/' }).then(() => navigator.serviceWorker.ready).then(r => r.scope)"));

        // A browser without a screen lets nobody show a notification: the same script hears its events here, and what it does is written down.
        var script = await she.Page.EvaluateAsync<string>("fetch('/push-worker.js').then(answer => answer.text())");
        var done = await she.Page.EvaluateAsync<string[]>($$"""
            (() => {
              const done = [], heard = {}, waitUntil = () => {};
              const self = {
                location, addEventListener: (name, hear) => { heard[name] = hear; },
                registration: { showNotification: (title, { body, tag, data }) => done.push([title, body, tag, data].join(' ')) },
                clients: { openWindow: page => done.push(page.replace(location.origin, '')) },
              };
              {{script}}
              const press = data => heard.notificationclick({ waitUntil, notification: { data, close: () => done.push('closed') } });
              heard.push({ waitUntil, data: { json: () => JSON.parse('no JSON') } });
              heard.push({ waitUntil, data: { json: () => ({ title: 'A', body: 'B', link: '/my/messages', tag: 'one' }) } });
              press('/my/messages');
              press('https://evil.example/');
              return done;
            })()
            """);
        Assert.Equal(["A B one /my/messages", "closed", "/my/messages", "closed"], done);
    }

    [Fact]
    public async Task Without_script_the_page_says_what_else_there_is()
    {
        await using var she = await SignedIn("plain@ome.example", 390, script: false);
        await she.Go("/my/ways");

        Assert.True(await she.Page.Locator(".push-unable").IsVisibleAsync());
        Assert.False(await she.Page.GetByText("この端末で通知を受け取る").IsVisibleAsync());
    }

    private async Task<Visit> SignedIn(string mail, int width, bool script = true)
    {
        var she = await ome.NewVisit(script, width);
        await she.Go("/sign-in");
        await she.Type("mail", mail);
        await she.Page.Locator("main form button[type=submit]").First.ClickAsync();
        await she.Page.GotoAsync(await ome.LinkMailedTo(mail));
        await she.Press("ログインする");
        return she;
    }
}
