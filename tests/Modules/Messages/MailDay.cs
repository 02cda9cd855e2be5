using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmartLocal.Messages;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Many;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Journal;
using SmartLocal.Simulators.Mail;

namespace SmartLocal.Modules.Tests.Messages;

/// <summary>
/// Ome with its simulated mail server. The host's own worker rests, so that a test sends round by round and knows what has
/// happened; <see cref="Wake"/> lets it work by itself.
/// </summary>
public sealed class MailDay : IAsyncLifetime, IDisposable
{
    private readonly CancellationTokenSource deadline = new(TimeSpan.FromSeconds(60));

    public Ome Ome { get; } = new();

    public CancellationToken Deadline => deadline.Token;

    internal MailSimulator Mail => Ome.Get<MailSimulator>();

    internal DeliveryWorker Worker => Ome.Services.GetServices<IHostedService>().OfType<DeliveryWorker>().Single();

    internal DealingWorker Dealing => Ome.Services.GetServices<IHostedService>().OfType<DealingWorker>().Single();

    internal ICarrier ByMail => Ome.Services.GetServices<ICarrier>().OfType<ByMail>().Single();

    internal ChannelWork MailWork => Worker.Work.Single(w => w.Channel is Channel.Mail);

    public async Task InitializeAsync()
    {
        await Ome.InitializeAsync();
        await Worker.StopAsync(Deadline);
        await Dealing.StopAsync(Deadline);
    }

    /// <summary>The same city with these settings.</summary>
    public async Task StartAgain(params (string Key, string Value)[] settings)
    {
        await Ome.Stop();
        await Ome.Start(settings);
        await Worker.StopAsync(Deadline);
    }

    public Task DisposeAsync() => Ome.DisposeAsync();

    public void Dispose() => deadline.Dispose();

    public Task Wake() => Worker.StartAsync(Deadline);

    /// <summary>Deals out whatever is queued for many.</summary>
    public async Task DealAll()
    {
        while (await Dealing.Round(Deadline))
        {
            // The next hand.
        }
    }

    /// <summary>All rounds for which there is something to do now; whether there was any.</summary>
    public async Task<bool> SendAll()
    {
        var sent = false;
        while (await Worker.Round(Deadline)) sent = true;
        return sent;
    }

    /// <summary>Sends a message to whoever reads mail at the address.</summary>
    internal async Task<InboxMessageId> Tell(string address, string secret = "山田花子さんの補助金")
    {
        var reader = (await Ome.SignIn(address)).Actor.Id;
        // Any text with values does; this one stands in all three languages.
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["city"] = secret, ["link"] = "A1", ["phone"] = "B2" };
        return (await Ome.AsSystem.Perform(new SendMessage(reader, "messages.mail", values, "/my", reader), Deadline)).Value;
    }

    internal async Task<Delivery> OnlyDelivery()
    {
        await using var db = Ome.Read();
        return await db.Set<Delivery>().SingleAsync(Deadline);
    }

    /// <summary>What the module says happened: the entry, and for a delivery what became of it.</summary>
    internal async Task<List<string>> Journal()
    {
        await using var db = Ome.Read();
        var entries = await db.Set<EntryRow>().Where(e => e.Name.StartsWith("messages.")).OrderBy(e => e.Position).Select(e => new { e.Name, e.Facts }).ToListAsync(Deadline);
        return [.. entries.Select(e => e.Name == "messages.delivery-settled" ? $"{e.Name} {e.Facts.Split("outcome=")[1].Split([';', ' ', ','])[0]}" : e.Name)];
    }

    public Task<HttpClient> AuditorsBrowser() => StaffBrowser("dx");

    public async Task<HttpClient> StaffBrowser(string login)
    {
        using var door = Ome.NewBrowser();
        using var form = new FormUrlEncodedContent([new("login", login), new("password", "demo-" + login)]);
        using var answer = await door.PostAsync(new Uri("/staff/sign-in", UriKind.Relative), form, Deadline);
        return BrowserWith(answer);
    }

    /// <summary>A browser that carries the session just opened. By hand: a cookie jar goes by the real clock and would drop it.</summary>
    public HttpClient BrowserWith(HttpResponseMessage signedIn)
    {
        var cookie = Assert.Single(signedIn.Headers.GetValues("Set-Cookie"), c => c.StartsWith("session=", StringComparison.Ordinal));
        var browser = Ome.NewBrowser();
        browser.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        return browser;
    }

    public async Task<IDocument> See(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative), Deadline);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Deadline));
    }
}
