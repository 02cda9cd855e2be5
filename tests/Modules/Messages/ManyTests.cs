using System.Net;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Many;
using SmartLocal.Platform.Acts;
using SmartLocal.Simulators.Line;

namespace SmartLocal.Modules.Tests.Messages;

/// <summary>One text for many: whom it is for is fixed by one act, each gets it once, and LINE takes hundreds at a time.</summary>
public sealed class ManyTests : IAsyncLifetime, IDisposable
{
    private static readonly string[] Friends = ["hanako@example.jp", "taro@example.jp", "ume@example.jp"];

    private readonly MailDay day = new();
    private readonly List<Guid> accounts = [];

    private LineSimulator Line => day.Ome.Get<LineSimulator>();

    public async Task InitializeAsync()
    {
        await day.InitializeAsync();
        foreach (var friend in Friends) accounts.Add((await day.Ome.SignIn(friend)).Actor.Id);
    }

    public Task DisposeAsync() => day.DisposeAsync();

    public void Dispose() => day.Dispose();

    [Fact]
    public async Task Everybody_finds_it_in_her_inbox_and_is_told_as_she_wishes()
    {
        await Queue(Recipients.Everybody, MessagePurpose.News);
        Assert.Empty(await Messages()); // queued, and nobody has waited
        await day.DealAll();

        var messages = await Messages();
        Assert.Superset(accounts.ToHashSet(), messages.Select(m => m.Account).ToHashSet());
        Assert.Distinct(messages.Select(m => m.Account));
        Assert.Empty(await Deliveries()); // nobody has asked for news
        Assert.Equal(["messages.queued", "messages.dealt"], (await day.Journal()).Where(e => e is "messages.queued" or "messages.dealt"));

        await Queue(Recipients.Everybody, MessagePurpose.Offer);
        await day.DealAll();
        var mails = await Deliveries();
        Assert.All(accounts, a => Assert.Equal(Channel.Mail, Assert.Single(mails, d => d.Account == a).Channel));
    }

    [Fact]
    public async Task Who_is_named_twice_gets_it_once_and_who_is_unknown_stops_nobody()
    {
        var unknown = Enumerable.Range(0, Hand.Most).Select(_ => day.Ome.Get<IdSource>().Next());
        await Queue(Recipients.These([accounts[0], .. unknown, accounts[0], accounts[1]]), MessagePurpose.Matter);
        await day.DealAll();
        Assert.Equal(accounts[..2].Order(), (await Messages()).Select(m => m.Account).Order());
    }

    [Fact]
    public async Task A_hand_is_dealt_once_however_often_it_is_tried()
    {
        var broadcast = await Queue(Recipients.These(accounts), MessagePurpose.Matter);
        var twins = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => day.Ome.AsSystem.Perform(new DealOut(broadcast, 0), day.Deadline)));
        Assert.Equal(3, Assert.Single(twins, t => !t.IsRefused).Value);
        Assert.All(twins.Where(t => t.IsRefused), t => Assert.Equal(DealOut.DealtBefore, t.Refusal.Kind));
        Assert.Equal(3, (await Messages()).Count);
    }

    [Fact]
    public async Task Line_is_asked_once_for_all_and_the_link_leads_each_to_her_own_message()
    {
        await FollowAll();
        var broadcast = await Queue(Recipients.These(accounts), MessagePurpose.Matter);
        await day.DealAll();
        await day.SendAll();

        Assert.Equal(1, Line.Requests);
        Assert.All([1, 2, 3], n => Assert.Equal(1, Line.Users.Delivered(n)));
        Assert.All(await OnLine(), d => Assert.Equal((DeliveryState.Accepted, (string?)null), (d.State, d.Masked)));
        var told = Assert.Single(Assert.Single(Line.Sent).Messages);
        Assert.EndsWith($"/my/messages/to-many/{broadcast.Value}", told.Link, StringComparison.Ordinal);

        using var hers = await Signed(Friends[1]);
        using var answer = await hers.GetAsync(new Uri($"/my/messages/to-many/{broadcast.Value}", UriKind.Relative), day.Deadline);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/my/messages/{(await Messages()).Single(m => m.Account == accounts[1]).Id.Value}", answer.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData(nameof(LineFault.LostAfter))]
    [InlineData(nameof(LineFault.LostBefore))]
    [InlineData(nameof(LineFault.FailedAfter))]
    [InlineData(nameof(LineFault.TooMany))]
    public async Task However_line_fails_each_gets_it_once(string fault)
    {
        await FollowAll();
        Line.Fail(Enum.Parse<LineFault>(fault), times: 2);
        await Queue(Recipients.These(accounts), MessagePurpose.Matter);
        await day.DealAll();
        for (var i = 0; i < 4; i++)
        {
            await day.SendAll();
            day.Ome.Clock.Move(TimeSpan.FromMinutes(2));
        }

        Assert.All([1, 2, 3], n => Assert.Equal(1, Line.Users.Delivered(n)));
        Assert.All(await OnLine(), d => Assert.Equal(DeliveryState.Accepted, d.State));
    }

    [Fact]
    public async Task A_parcel_that_line_refuses_falls_apart_and_each_goes_by_herself()
    {
        await FollowAll();
        Line.Fail(LineFault.BadRequest, times: 1);
        await Queue(Recipients.These(accounts), MessagePurpose.Matter);
        await day.DealAll();
        await day.SendAll();

        Assert.All([1, 2, 3], n => Assert.Equal(1, Line.Users.Delivered(n)));
        Assert.Equal(DeliveryState.Refused, Assert.Single(await Deliveries(), d => d.Kind is DeliveryKind.Parcel).State);
        Assert.All(await OnLine(), d => Assert.Equal((DeliveryState.Accepted, (DeliveryId?)null), (d.State, d.Parcel)));
    }

    [Fact]
    public async Task Who_says_stop_before_it_leaves_is_not_in_it_any_more()
    {
        await FollowAll();
        await Queue(Recipients.These(accounts), MessagePurpose.Matter);
        await day.DealAll();
        var taro = (await day.Ome.SignIn(Friends[1])).Actor;
        Assert.False((await day.Ome.As(taro).Perform(new StopAll(true), day.Deadline)).IsRefused);
        await day.SendAll();

        Assert.Equal([1, 0, 1], new[] { 1, 2, 3 }.Select(Line.Users.Delivered));
        Assert.Equal(DeliveryState.Withheld, Assert.Single(await OnLine(), d => d.Account == accounts[1]).State);
    }

    [Fact]
    public async Task A_parcel_given_up_goes_again_when_somebody_says_so()
    {
        await FollowAll();
        Line.Fail(LineFault.Unavailable);
        await Queue(Recipients.These(accounts), MessagePurpose.Matter);
        await day.DealAll();
        for (var hour = 0; hour < 25; hour++)
        {
            await day.SendAll();
            day.Ome.Clock.Move(TimeSpan.FromHours(1));
        }

        Assert.All(await OnLine(), d => Assert.Equal((DeliveryState.GivenUp, false), (d.State, d.CanBeReplayed)));
        Line.Fail(LineFault.None);
        var parcel = Assert.Single(await Deliveries(), d => d.Kind is DeliveryKind.Parcel);
        using var auditor = await day.AuditorsBrowser();
        using var nothing = new FormUrlEncodedContent([]);
        using var replayed = await auditor.PostAsync(new Uri($"/staff/deliveries/{parcel.Id.Value}", UriKind.Relative), nothing, day.Deadline);
        Assert.Equal(HttpStatusCode.SeeOther, replayed.StatusCode);
        await day.SendAll();
        Assert.All([1, 2, 3], n => Assert.Equal(1, Line.Users.Delivered(n)));
        Assert.All(await OnLine(), d => Assert.Equal(DeliveryState.Accepted, d.State));
    }

    private async Task FollowAll()
    {
        for (var n = 1; n <= Friends.Length; n++)
        {
            Line.Users.Follow(n);
            await WaysTests.Connect(day, accounts[n - 1], Channel.Line, LineUsers.Id(n));
        }
    }

    private async Task<BroadcastId> Queue(Recipients to, MessagePurpose purpose)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["city"] = "青梅市", ["link"] = "A1", ["phone"] = "B2" };
        return (await day.Ome.AsSystem.Perform(new SendToMany(to, "messages.mail", values, "/my", accounts[0], purpose), day.Deadline)).Value;
    }

    private async Task<List<Message>> Messages()
    {
        await using var db = day.Ome.Read();
        return await db.Set<Message>().OrderBy(m => m.Id).ToListAsync(day.Deadline);
    }

    private async Task<List<Delivery>> Deliveries()
    {
        await using var db = day.Ome.Read();
        return await db.Set<Delivery>().OrderBy(d => d.Id).ToListAsync(day.Deadline);
    }

    private async Task<List<Delivery>> OnLine() => [.. (await Deliveries()).Where(d => d is { Channel: Channel.Line, Kind: DeliveryKind.Notice })];

    private async Task<HttpClient> Signed(string mail) => await day.Ome.NewBrowser(mail);
}
