using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages;
using SmartLocal.Messages.Contracts;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Text;
using SmartLocal.Tests.Procedures;

namespace SmartLocal.Modules.Tests.Messages;

/// <summary>How somebody is told, and that what she says holds at once.</summary>
public sealed class WaysTests : IAsyncLifetime, IDisposable
{
    private const string Hanako = "hanako@example.jp", Path = "/my/ways";

    private readonly MailDay day = new();

    public Task InitializeAsync() => day.InitializeAsync();

    public Task DisposeAsync() => day.DisposeAsync();

    public void Dispose() => day.Dispose();

    [Fact]
    public async Task She_is_told_by_every_way_that_she_has_and_wants()
    {
        await Connect(Hanako, Channel.Line);
        await Connect(Hanako, Channel.Sms);
        await Tell(MessagePurpose.Matter);
        Assert.Equal([Channel.Mail, Channel.Line], (await Deliveries()).Select(d => d.Channel)); // a text message only to whoever asked for it

        await Tell(MessagePurpose.News);
        Assert.Equal(2, (await Deliveries()).Count);
        using var browser = await Browser();
        await Choose(browser, ("asked", "mail"), ("asked", "line"), ("asked", "sms"), ("wanted.news", "line"), ("wanted.matter", "sms"));
        await Tell(MessagePurpose.News);
        await Tell(MessagePurpose.Matter);
        Assert.Equal([Channel.Line, Channel.Sms], (await Deliveries()).Skip(2).Select(d => d.Channel));
    }

    [Fact]
    public async Task What_she_says_is_kept_with_the_sentence_that_she_read_and_taken_away_by_her()
    {
        using var browser = await Browser();
        await Choose(browser, ("asked", "mail"), ("wanted.news", "mail"));
        await using var db = day.Ome.Read();
        var wish = await db.Set<Wish>().SingleAsync(w => w.Purpose == "news");
        Assert.True(wish.Wanted);
        Assert.Equal("「市からのお知らせ」をメールで受け取ります。", wish.Words);
        Assert.Contains("messages.ways-chosen", await day.Journal());
        await foreach (var record in new WaysReport().Of(db, (await day.Ome.SignIn(Hanako)).Actor, day.Ome.Get<Vault>().Work(), new Text(day.Ome.Get<TextCatalogue>(), Language.Ja), default))
            Assert.Contains(wish.Words, record.Lines.Select(l => l.Value.Plain));
    }

    [Fact]
    public async Task Nothing_rings_at_night_and_a_mail_comes_at_any_time()
    {
        await Connect(Hanako, Channel.Line);
        MoveTo(22);
        await Tell(MessagePurpose.Matter);
        var (mail, line) = ((await Deliveries())[0], (await Deliveries())[1]);
        Assert.Equal(mail.At, mail.Due);
        Assert.Equal((Channel.Line, (8, 0)), (line.Channel, Clock(line.Due!.Value)));

        using var browser = await Browser();
        await Choose(browser, ("quiet.from", "00:00"), ("quiet.until", "00:00"));
        await Tell(MessagePurpose.Matter);
        Assert.All((await Deliveries()).Where(d => d.At > line.At), d => Assert.Equal(d.At, d.Due));
        Assert.Equal(4, (await Deliveries()).Count);
    }

    [Fact]
    public async Task One_stop_holds_at_once_for_what_waits_and_for_what_comes_and_ends_when_she_says_so()
    {
        await Connect(Hanako, Channel.Line);
        await Tell(MessagePurpose.Matter);
        using var browser = await Browser();
        await browser.Post(Path + "/stop");
        Assert.All(await Deliveries(), d => Assert.Equal((DeliveryState.Withheld, null, null), (d.State, d.Due, d.Address)));
        await Tell(MessagePurpose.Matter);
        Assert.Equal(2, (await Deliveries()).Count);
        Assert.False(await day.SendAll());
        Assert.Contains("お知らせの送信を止めています", (await browser.Get(Path)).Main, StringComparison.Ordinal);
        Assert.Equal(2, (await browser.Get("/my/messages")).Document.QuerySelectorAll("main li").Length);

        await browser.Post(Path + "/go-on");
        await Tell(MessagePurpose.Matter);
        Assert.Equal(4, (await Deliveries()).Count);
    }

    [Fact]
    public async Task A_mail_stops_what_it_is_for_by_one_press_and_not_by_being_looked_at()
    {
        await Tell(MessagePurpose.Matter);
        await day.SendAll();
        var mail = Assert.Single(day.Mail.Received);
        var path = mail.Text[mail.Text.IndexOf("/stop/", StringComparison.Ordinal)..].Trim();
        using var stranger = new Browser(day.Ome);
        Assert.Contains("申請した手続についての連絡", (await stranger.Get(path)).Main, StringComparison.Ordinal);
        await Tell(MessagePurpose.Matter);
        Assert.Equal(2, (await Deliveries()).Count);

        var first = await stranger.Post(path);
        Assert.True(first.Status is HttpStatusCode.OK, first.Main);
        Assert.Equal(HttpStatusCode.OK, (await stranger.Post(path)).Status);
        Assert.Equal(DeliveryState.Withheld, (await Deliveries())[1].State);
        await Tell(MessagePurpose.Matter);
        Assert.Equal(2, (await Deliveries()).Count);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post(path[..^1] + (path[^1] == '0' ? '1' : '0'))).Status);
    }

    [Fact]
    public async Task What_she_disconnects_is_used_no_more_and_nobody_else_can_disconnect_it()
    {
        var contact = await Connect(Hanako, Channel.Line);
        await Tell(MessagePurpose.Matter);
        using var other = new Browser(day.Ome);
        await other.SignIn("other@example.jp");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Post($"{Path}/{contact.Value}/remove")).Status);
        using var browser = await Browser();
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Post($"{Path}/{contact.Value}/remove")).Status);
        Assert.Equal(DeliveryState.Withheld, (await Deliveries())[1].State);
    }

    [Theory]
    [InlineData(21, 8, 22, 8)]
    [InlineData(21, 8, 3, 8)]
    [InlineData(12, 13, 12, 13)]
    [InlineData(21, 8, 20, 20)]
    [InlineData(0, 0, 3, 3)]
    public void It_rings_when_the_quiet_hours_are_over(int from, int until, int hour, int rings)
    {
        var reader = new Reader();
        reader.Choose(from * 60, until * 60, Language.Ja);
        var now = Instant.From(new DateTimeOffset(2026, 11, 20, hour, 0, 0, TimeSpan.FromHours(9)));
        Assert.Equal((rings, 0), Clock(reader.MayRing(now)));
        Assert.InRange((reader.MayRing(now) - now).TotalHours, 0, 24);
    }

    private async Task<Browser> Browser()
    {
        var browser = new Browser(day.Ome);
        await browser.SignIn(Hanako);
        return browser;
    }

    private static async Task Choose(Browser browser, params (string Name, string Value)[] fields)
    {
        var page = await browser.Get(Path);
        (string, string)[] asked = [("quiet.from", page.Document.QuerySelector("[name='quiet.from'] option[selected]")!.GetAttribute("value")!), ("quiet.until", "08:00"), ("language", "ja")];
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Post(Path, [.. fields, .. asked.Where(a => fields.All(f => f.Name != a.Item1))])).Status);
    }

    private async Task Tell(MessagePurpose purpose)
    {
        var reader = (await day.Ome.SignIn(Hanako)).Actor.Id;
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["city"] = "A", ["link"] = "B", ["phone"] = "C" };
        day.Ome.Clock.Move(TimeSpan.FromMinutes(1)); // so that they stand in their order
        Assert.False((await day.Ome.AsSystem.Perform(new SendMessage(reader, "messages.mail", values, "/my", reader) { Purpose = purpose }, day.Deadline)).IsRefused);
    }

    private async Task<ContactId> Connect(string mail, Channel channel) => await Connect(day, (await day.Ome.SignIn(mail)).Actor.Id, channel, $"{channel} of {mail}");

    internal static async Task<ContactId> Connect(MailDay day, Guid account, Channel channel, string address)
    {
        var contact = Contact.Of(new ContactId(day.Ome.Get<IdSource>().Next()), account, channel, address, address, "…1234", day.Ome.Get<Vault>(), Instant.From(day.Ome.Clock.GetUtcNow()));
        await Keep(day, contact);
        return contact.Id;
    }

    internal static Task Want(MailDay day, Guid account, Channel channel)
    {
        var wish = new Wish { Account = account, Purpose = "matter", Channel = channel };
        wish.Say(wanted: true, "…", Instant.From(day.Ome.Clock.GetUtcNow()));
        return Keep(day, wish);
    }

    private static async Task Keep(MailDay day, object row) => Assert.True(await day.Ome.Get<Chores>().Do((db, _, _) =>
    {
        db.Add(row);
        return ValueTask.FromResult(true);
    }, day.Deadline));

    private async Task<List<Delivery>> Deliveries()
    {
        await using var db = day.Ome.Read();
        return [.. (await db.Set<Delivery>().ToListAsync(day.Deadline)).OrderBy(d => d.Since).ThenBy(d => d.Channel)];
    }

    private void MoveTo(int hour)
    {
        var tokyo = day.Ome.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(9));
        day.Ome.Clock.Move(tokyo.Date.AddHours(hour + (tokyo.Hour >= hour ? 24 : 0)) - tokyo.DateTime);
    }

    private static (int Hour, int Minute) Clock(Instant at) => (at.ToDateTimeOffset().ToOffset(TimeSpan.FromHours(9)).Hour, at.ToDateTimeOffset().ToOffset(TimeSpan.FromHours(9)).Minute);
}
