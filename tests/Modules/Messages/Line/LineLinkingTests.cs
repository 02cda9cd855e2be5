using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages;
using SmartLocal.Messages.Line;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Jobs;
using SmartLocal.Simulators.Line;
using SmartLocal.Tests.Counterparts;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Messages.Line;

/// <summary>From making the city's account a friend to the first message, over HTTP with a simulated phone; and what LINE tells, in every order.</summary>
public sealed class LineLinkingTests : IAsyncLifetime, IDisposable
{
    private const string Hanako = "hanako@example.jp", Taro = "taro@example.jp", Phones = "/simulators/line";

    private readonly MailDay day = new();

    private int told;

    private LineSimulator Line => day.Ome.Get<LineSimulator>();

    public async Task InitializeAsync()
    {
        await day.InitializeAsync();
        await day.Ome.Get<JobWorker>().StopAsync(default);
    }

    public Task DisposeAsync() => day.DisposeAsync();

    public void Dispose() => day.Dispose();

    [Fact]
    public async Task From_the_phone_to_the_site_and_back_she_is_connected_told_and_left_in_peace_when_she_blocks()
    {
        await Press("follow");
        await day.Ome.Get<JobWorker>().Round(default);
        Assert.Equal(2, Line.Users.Delivered(1));
        var link = await ButtonOnPhone();
        Assert.StartsWith("/line/link?linkToken=", link, StringComparison.Ordinal);

        using var hanako = new Browser(day.Ome);
        var door = await hanako.Get(link);
        Assert.Equal(HttpStatusCode.SeeOther, door.Status);
        Assert.Contains(Uri.EscapeDataString(link), door.Location, StringComparison.Ordinal);
        await hanako.SignIn(Hanako);
        var asked = await hanako.Get(link);
        Assert.Contains("「申請した手続についての連絡」をLINEで受け取ります。", asked.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("市からのお知らせ」をLINE", asked.Main, StringComparison.Ordinal);
        var on = await hanako.Press(asked, "");
        var dialog = on.Document.QuerySelector("main a.button")!.GetAttribute("href")!;
        Assert.StartsWith($"{day.Ome.Address}{Phones}/dialog/bot/accountLink?linkToken=", dialog, StringComparison.Ordinal);
        Assert.Null(await Contact());

        var question = await hanako.Get(dialog[day.Ome.Address.Length..]);
        Assert.Contains("スマホ1", question.Main, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await hanako.Press(question, "link")).Status);
        Assert.Equal(ContactState.Open, (await Contact())!.State);
        Assert.Contains("登録を外す", (await hanako.Get("/my/ways")).Main, StringComparison.Ordinal);
        await using (var db = day.Ome.Read())
        {
            Assert.Equal(["matter", "offer", "reminder"], await db.Set<Wish>().Where(w => w.Channel == Channel.Line && w.Wanted).Select(w => w.Purpose).OrderBy(p => p).ToListAsync());
            Assert.Empty(await db.Set<LineInvitation>().ToListAsync());
            Assert.Empty(await db.Set<LineLink>().ToListAsync());
        }

        Assert.Equal(3, await Told());
        await Press("block");
        Assert.Equal(ContactState.Blocked, (await Contact())!.State);
        Assert.Contains("ブロックされています", (await hanako.Get("/my/ways")).Main, StringComparison.Ordinal);
        await Told();
        await using (var db = day.Ome.Read()) Assert.Equal(1, await db.Set<Delivery>().CountAsync(d => d.Channel == Channel.Line));
        day.Ome.Clock.Move(TimeSpan.FromMinutes(1));
        await Press("follow");
        Assert.Equal(ContactState.Open, (await Contact())!.State);
        Assert.Equal(4, await Told());
        Assert.Contains("messages.contact-changed", await day.Journal());
    }

    [Fact]
    public async Task The_page_where_she_chooses_says_how_to_begin()
    {
        using var hanako = new Browser(day.Ome);
        await hanako.SignIn(Hanako);
        var page = await hanako.Get("/my/ways");
        Assert.Equal(day.Ome.Address + Phones, page.Document.QuerySelector($"main a[href$='{Phones}']")!.GetAttribute("href"));
        Assert.NotNull(page.Document.QuerySelector("main svg.qr"));
        Assert.Equal(HttpStatusCode.NotFound, (await hanako.Get("/line/link")).Status);
    }

    /// <summary>A body that Node signs as npm @line/bot-sdk expects it; what the sdk refuses is refused here too.</summary>
    [Fact]
    public async Task What_line_has_signed_is_heard_and_anything_else_is_refused_and_names_nobody()
    {
        var body = Body(Event("follow", "E1", 1));
        using var said = JsonDocument.Parse(await Peers.Run("line-signature.mjs", Line.ChannelSecret, body, "x"));
        var signature = said.RootElement.GetProperty("theirs").GetString()!;
        Assert.True(said.RootElement.GetProperty("takesTheirs").GetBoolean());

        Assert.Equal(HttpStatusCode.Forbidden, await Send(body + " ", signature));
        Assert.Equal(HttpStatusCode.Forbidden, await Send(body, null));
        Assert.Equal(HttpStatusCode.Forbidden, await Send(body, LineSignature.Of(Encoding.UTF8.GetBytes(body), "another")));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Send(new string(' ', LineEvents.LargestBody + 1), signature));
        Assert.DoesNotContain("messages.line-heard", await day.Journal());
        Assert.Equal(3, day.Ome.Log.Lines.Count(l => l.Contains("was not signed by LINE", StringComparison.Ordinal)));
        Assert.DoesNotContain(day.Ome.Log.Lines, l => l.Contains(LineUsers.Id(1), StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, await Send(body, signature));
        Assert.Equal(HttpStatusCode.OK, await Send(body, signature));
        Assert.Single(await day.Journal(), "messages.line-heard");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Signed("{}"));
        Assert.Equal(HttpStatusCode.OK, await Hear("""{"type":"invented"}"""));
        Assert.Equal(HttpStatusCode.OK, await Hear(""));
    }

    [Fact]
    public async Task What_is_told_late_changes_nothing_that_came_after_it()
    {
        await Connect(Hanako);
        day.Ome.Clock.Move(TimeSpan.FromMinutes(1));
        await Hear(Event("unfollow", "one", 1, seconds: -30));
        Assert.Equal(ContactState.Blocked, (await Contact())!.State);
        await Hear(Event("follow", "three", 1, seconds: -10));
        await Hear(Event("unfollow", "two", 1, seconds: -20, again: true));
        Assert.Equal(ContactState.Open, (await Contact())!.State);
    }

    [Fact]
    public async Task Whoever_blocked_the_city_before_it_heard_of_the_link_is_blocked()
    {
        var nonce = await Begin(Hanako);
        day.Ome.Clock.Move(TimeSpan.FromMinutes(1));
        await Hear(Event("unfollow", "told first", 1, seconds: -10));
        await Hear(Event("accountLink", "told second", 1, seconds: -20, more: Link(nonce)));
        Assert.Equal(ContactState.Blocked, (await Contact())!.State);
    }

    [Fact]
    public async Task A_nonce_is_good_once_for_ten_minutes_and_only_the_last_one()
    {
        var first = await Begin(Hanako);
        var second = await Begin(Hanako);
        await Hear(Event("accountLink", "a", 1, more: Link(first)));
        await Hear(Event("accountLink", "b", 1, more: Link(second, "failed")));
        await Hear(Event("accountLink", "c", 1, more: Link(second)));
        Assert.Null(await Contact());

        var third = await Begin(Hanako);
        day.Ome.Clock.Move(TimeSpan.FromMinutes(12));
        await Hear(Event("accountLink", "d", 1, more: Link(third)));
        Assert.Null(await Contact());
        var fourth = await Begin(Hanako);
        day.Ome.Clock.Move(TimeSpan.FromMinutes(12));
        await Hear(Event("accountLink", "e", 1, seconds: -600, more: Link(fourth))); // in time, and told late
        await Hear(Event("accountLink", "f", 2, more: Link(fourth)));
        Assert.Equal("…" + LineUsers.Id(1)[^4..], (await Contact())!.Masked);
    }

    [Fact]
    public async Task Whoever_connects_a_phone_anew_has_it_and_the_one_before_is_not_told_there_any_more()
    {
        await Connect(Hanako);
        await day.Tell(Hanako);
        await Connect(Taro, "again");
        Assert.Equal((await day.Ome.SignIn(Taro)).Actor.Id, (await Contact())!.Account);
        Assert.Contains("messages.contact-removed", await day.Journal());
        await using var db = day.Ome.Read();
        Assert.Equal(DeliveryState.Withheld, (await db.Set<Delivery>().SingleAsync(d => d.Channel == Channel.Line)).State);
    }

    [Fact]
    public async Task What_she_refused_before_stays_refused()
    {
        using var hanako = new Browser(day.Ome);
        await hanako.SignIn(Hanako);
        await hanako.Post("/my/ways", ("asked", "line"), ("wanted.matter", "line"), ("quiet.from", "21:00"), ("quiet.until", "08:00"), ("language", "ja"));
        await Connect(Hanako);
        await using var db = day.Ome.Read();
        Assert.Equal([("matter", true), ("news", false), ("offer", false), ("reminder", false)],
            (await db.Set<Wish>().OrderBy(w => w.Purpose).ToListAsync()).Select(w => (w.Purpose, w.Wanted)));
    }

    [Theory]
    [InlineData("連携", 1)]
    [InlineData(" Link ", 1)]
    [InlineData("こんにちは", 0)]
    public async Task Whoever_sends_the_word_is_told_how_to_connect(string word, int invited)
    {
        await Hear(Event("message", "w", 1, more: $$""","message":{"type":"text","id":"1","text":"{{word}}"}"""));
        await using var db = day.Ome.Read();
        Assert.Equal(invited, await db.Set<LineInvitation>().CountAsync());
    }

    [Fact]
    public async Task Nobody_is_told_how_to_connect_more_than_five_times_an_hour()
    {
        for (var i = 0; i < 8; i++) await Hear(Event("message", $"w{i}", 1, more: ""","message":{"type":"text","id":"1","text":"連携"}"""));
        await using var db = day.Ome.Read();
        Assert.Equal(5, await db.Set<LineInvitation>().CountAsync());
    }

    [Theory]
    [InlineData(nameof(LineFault.FailedAfter))]
    [InlineData(nameof(LineFault.LostAfter))]
    [InlineData(nameof(LineFault.LostBefore))]
    public async Task However_line_fails_she_is_told_once(string fault)
    {
        await Press("follow");
        Line.Fail(Enum.Parse<LineFault>(fault), times: 2);
        for (var i = 0; i < 4; i++)
        {
            await day.Ome.Get<JobWorker>().Round(default);
            day.Ome.Clock.Move(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(2, Line.Users.Delivered(1));
        Assert.Contains("messages.line-invited", await day.Journal());
    }

    private async Task<int> Told()
    {
        await day.Tell(Hanako);
        await day.SendAll();
        return Line.Users.Delivered(1);
    }

    private async Task Press(string action)
    {
        using var phone = new Browser(day.Ome);
        Assert.Equal(HttpStatusCode.SeeOther, (await phone.Post(Phones, ("phone", "1"), ("action", action))).Status);
        var heard = day.Ome.Get<LineHooks>().Told;
        Assert.Equal((++told, 200), (heard.Count(t => t.Kind is not "accountLink"), heard[^1].Status));
    }

    private async Task<string> ButtonOnPhone()
    {
        using var phone = new Browser(day.Ome);
        return (await phone.Get(Phones)).Document.QuerySelector(".phone-button a")!.GetAttribute("href")!.Replace(day.Ome.Address, "", StringComparison.Ordinal);
    }

    private async Task<Contact?> Contact()
    {
        await using var db = day.Ome.Read();
        return await db.Set<Contact>().SingleOrDefaultAsync(c => c.Channel == Channel.Line, day.Deadline);
    }

    private async Task<string> Begin(string mail)
    {
        var begun = await day.Ome.As((await day.Ome.SignIn(mail)).Actor).Perform(new BeginLineLink(SmartLocal.Platform.Text.Language.Ja), default);
        return begun.Value.Value;
    }

    private async Task Connect(string mail, string id = "linked")
    {
        await Hear(Event("accountLink", id, 1, more: Link(await Begin(mail))));
        Assert.NotNull(await Contact());
    }

    private Task<HttpStatusCode> Hear(string events) => Signed(Body(events));

    private Task<HttpStatusCode> Signed(string body) => Send(body, LineSignature.Of(Encoding.UTF8.GetBytes(body), Line.ChannelSecret));

    private async Task<HttpStatusCode> Send(string body, string? signature)
    {
        using var line = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, day.Ome.Address + LineHook.Path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (signature is not null) request.Headers.Add("X-Line-Signature", signature);
        using var answer = await line.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>An event so many seconds from now.</summary>
    private string Event(string kind, string id, int person, int seconds = 0, bool again = false, string more = "")
    {
        var at = day.Ome.Clock.GetUtcNow().AddSeconds(seconds).ToUnixTimeMilliseconds();
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {"type":"{{kind}}","mode":"active","webhookEventId":"{{id}}","timestamp":{{at}},"deliveryContext":{"isRedelivery":{{(again ? "true" : "false")}}},"source":{"type":"user","userId":"{{LineUsers.Id(person)}}"}{{more}}}
            """);
    }

    private static string Link(string nonce, string result = "ok") => $$""","link":{"result":"{{result}}","nonce":"{{nonce}}"}""";

    private static string Body(string events) => $$"""{"destination":"U1","events":[{{events}}]}""";
}
