using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages;
using SmartLocal.Messages.Push;
using SmartLocal.Simulators.Push;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Messages;

/// <summary>How somebody turns on notifications in her browser, and off.</summary>
public sealed class PushPageTests : IAsyncLifetime, IDisposable
{
    private const string Hanako = "hanako@example.jp", Taro = "taro@example.jp", Ways = "/my/ways", Path = "/my/ways/push";

    private const string Phone = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";

    private readonly MailDay day = new();

    public Task InitializeAsync() => day.InitializeAsync();

    public Task DisposeAsync() => day.DisposeAsync();

    public void Dispose() => day.Dispose();

    [Fact]
    public async Task Without_script_nothing_is_there_to_press_and_the_page_says_what_else_there_is()
    {
        using var browser = await Browser(Hanako);
        var page = await browser.Get(Ways);
        var part = page.Document.QuerySelector("push-form")!;

        Assert.Equal(day.Ome.Get<Vapid>().PublicKey, part.GetAttribute("data-key"));
        Assert.True(part.QuerySelector("form")!.HasAttribute("hidden"));
        Assert.Equal("この端末で通知を受け取る", part.QuerySelector("button")!.TextContent.Trim());
        Assert.Contains("ほかの方法で受け取ってください", part.QuerySelector(".push-unable")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_is_turned_on_is_told_and_its_address_stands_nowhere_in_plain()
    {
        using var browser = await Browser(Hanako, Phone);
        var subscription = Subscribe();

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Post(Path, ("subscription", subscription))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Post(Path, ("subscription", subscription))).Status); // a second press changes nothing

        var contact = Assert.Single(await Contacts());
        Assert.Equal(("Android/Chrome", Channel.Push), (contact.Masked, contact.Channel));
        Assert.DoesNotContain("127.0.0.1", Encoding.Latin1.GetString(contact.Address.Bytes), StringComparison.Ordinal);
        Assert.Contains("Android/Chrome", (await browser.Get(Ways)).Main, StringComparison.Ordinal);
        await day.Tell(Hanako);
        await day.SendAll();
        Assert.Single(Service.Received);
        Assert.Equal(["messages.contact-added"], (await day.Journal()).Where(e => e.Contains("contact", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_phone_that_was_handed_on_shows_what_is_for_its_new_holder_alone()
    {
        var subscription = Subscribe();
        using var browser = await Browser(Hanako);
        await browser.Post(Path, ("subscription", subscription));
        await day.Tell(Hanako);
        using var other = await Browser(Taro);
        Assert.Equal(HttpStatusCode.SeeOther, (await other.Post(Path, ("subscription", subscription))).Status);

        await day.SendAll();
        Assert.Empty(Service.Received);
        await day.Tell(Taro);
        await day.SendAll();
        Assert.Single(Service.Received);
        Assert.Equal((await day.Ome.SignIn(Taro)).Actor.Id, Assert.Single(await Contacts()).Account);
    }

    [Fact]
    public async Task What_is_turned_off_shows_nothing_more()
    {
        using var browser = await Browser(Hanako);
        await browser.Post(Path, ("subscription", Subscribe()));
        await day.Tell(Hanako);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Post($"{Ways}/{Assert.Single(await Contacts()).Id.Value}/remove")).Status);
        await day.SendAll();

        Assert.Empty(await Contacts());
        Assert.Empty(Service.Received);
    }

    [Theory]
    [InlineData("https://intranet.city.example/a", HttpStatusCode.Forbidden, "市から通知を送れません")]
    [InlineData("https://127.0.0.1/a", HttpStatusCode.Forbidden, "市から通知を送れません")]
    [InlineData("", HttpStatusCode.UnprocessableEntity, "通知の登録を読み取れません")]
    public async Task An_endpoint_of_a_stranger_is_refused_with_a_reason(string endpoint, HttpStatusCode status, string reason)
    {
        using var browser = await Browser(Hanako);
        var phone = Service.Subscribe(day.Ome.Get<Vapid>().PublicKey, "Hanako");
        var posted = await browser.Post(Path, ("subscription", phone.Subscription.Replace(phone.Endpoint.AbsoluteUri, endpoint, StringComparison.Ordinal)));

        Assert.Equal(status, posted.Status);
        Assert.Contains(reason, posted.Main, StringComparison.Ordinal);
        Assert.Empty(await Contacts());
    }

    [Fact]
    public async Task An_eleventh_browser_is_refused()
    {
        using var browser = await Browser(Hanako);
        for (var i = 0; i < AddPush.Most; i++) await browser.Post(Path, ("subscription", Subscribe()));
        Assert.Contains("10台まで", (await browser.Post(Path, ("subscription", Subscribe()))).Main, StringComparison.Ordinal);
        Assert.Equal(AddPush.Most, (await Contacts()).Count);
    }

    [Fact]
    public async Task In_a_demo_a_phone_that_does_not_exist_shows_what_came()
    {
        using var browser = await Browser(Hanako);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Post(Path, ("simulated", "yes"))).Status);
        await day.Tell(Hanako);
        await day.SendAll();

        using var visitor = new Browser(day.Ome);
        Assert.Contains("青梅市からのお知らせ", (await visitor.Get("/simulators/push")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worker_stands_at_the_root_and_answers_no_page()
    {
        using var visitor = day.Ome.NewBrowser();
        using var answer = await visitor.GetAsync(new Uri("/push-worker.js", UriKind.Relative), day.Deadline);

        Assert.Equal((HttpStatusCode.OK, "text/javascript"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        var script = await answer.Content.ReadAsStringAsync(day.Deadline);
        Assert.Contains("showNotification", script, StringComparison.Ordinal);
        Assert.DoesNotContain("'fetch'", script, StringComparison.Ordinal);
    }

    private PushSimulator Service => day.Ome.Get<PushSimulator>();

    private string Subscribe() => Service.Subscribe(day.Ome.Get<Vapid>().PublicKey, "Hanako").Subscription;

    private async Task<Browser> Browser(string mail, string? calls = null)
    {
        var browser = new Browser(day.Ome, calls);
        await browser.SignIn(mail);
        return browser;
    }

    private async Task<List<Contact>> Contacts()
    {
        await using var db = day.Ome.Read();
        return await db.Set<Contact>().OrderBy(c => c.Id).ToListAsync(day.Deadline);
    }
}
