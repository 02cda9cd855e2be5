using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SmartLocal.Kernel;
using SmartLocal.Messages;
using SmartLocal.Platform.Acts;
using SmartLocal.Simulators.Mail;

namespace SmartLocal.Modules.Tests.Messages;

/// <summary>The work of a channel: what a provider's key is worth, and that one that is down holds up no other.</summary>
public sealed class ChannelWorkTests : IAsyncLifetime, IDisposable
{
    private const string Hanako = "hanako@example.jp";

    private readonly MailDay day = new();

    public Task InitializeAsync() => day.InitializeAsync();

    public Task DisposeAsync() => day.DisposeAsync();

    public void Dispose() => day.Dispose();

    [Fact]
    public async Task What_a_dead_node_may_have_handed_over_goes_again_under_its_key_and_is_never_doubtful()
    {
        var line = new Carrier(Channel.Line) { TakesKey = true };
        await Waiting(Channel.Line, 3);
        var held = (await day.Ome.Get<Leasing>().Take(line, 8, day.Deadline)).Mine;
        foreach (var delivery in held) await line.Send(delivery, day.Deadline); // and dies before it writes down anything

        Assert.False(await Work(line).Round(day.Deadline));
        day.Ome.Clock.Move(Delivery.LeaseFor + TimeSpan.FromSeconds(1));
        Assert.True(await Work(line).Round(day.Deadline));

        Assert.Equal(6, line.Taken.Count);
        Assert.Equal(3, line.Taken.Distinct().Count()); // what the provider knows by its key, it has once
        Assert.All(await Deliveries(), d => Assert.Equal((DeliveryState.Accepted, 0), (d.State, d.Doubts)));
    }

    [Fact]
    public async Task Without_a_key_the_same_is_doubtful()
    {
        var sms = new Carrier(Channel.Sms);
        await Waiting(Channel.Sms, 1);
        await day.Ome.Get<Leasing>().Take(sms, 8, day.Deadline);
        day.Ome.Clock.Move(Delivery.LeaseFor + TimeSpan.FromSeconds(1));
        Assert.True(await Work(sms).Round(day.Deadline));
        Assert.Empty(sms.Taken);
        Assert.Equal(DeliveryState.Doubtful, Assert.Single(await Deliveries()).State);
    }

    [Fact]
    public async Task A_provider_that_is_down_is_tried_by_one_at_a_time_and_the_backlog_leaves_by_itself()
    {
        var line = new Carrier(Channel.Line) { TakesKey = true, Answer = new Outcome.Later(503) };
        var work = Work(line);
        await Waiting(Channel.Line, 40);
        Assert.True(await work.Round(day.Deadline));
        Assert.NotNull(work.DownSince);
        var asked = line.Asked;
        for (var minute = 0; minute < 60; minute++)
        {
            day.Ome.Clock.Move(TimeSpan.FromMinutes(1));
            while (await work.Round(day.Deadline))
            {
                // As long as it may.
            }
        }

        Assert.InRange(line.Asked - asked, 50, 70); // once a minute, however many wait
        Assert.All(await Deliveries(), d => Assert.Equal(DeliveryState.Waiting, d.State));

        line.Answer = new Outcome.Accepted(200);
        day.Ome.Clock.Move(TimeSpan.FromMinutes(16));
        while (await work.Round(day.Deadline))
        {
            // The rest follows the first.
        }

        Assert.Null(work.DownSince);
        Assert.All(await Deliveries(), d => Assert.Equal(DeliveryState.Accepted, d.State));
    }

    [Fact]
    public async Task A_channel_that_hangs_holds_up_no_other()
    {
        day.Mail.Fault = MailFault.None;
        var line = new Carrier(Channel.Line) { TakesKey = true, Hangs = new TaskCompletionSource() };
        await Waiting(Channel.Line, 1);
        var hanging = Work(line).Round(day.Deadline);
        await line.Called.Task;
        await day.Tell(Hanako);
        Assert.True(await day.SendAll());
        Assert.Contains(day.Mail.Received, m => m.Recipients.Contains(Hanako));
        Assert.False(hanging.IsCompleted);
        line.Hangs.SetResult();
        Assert.True(await hanging);
    }

    [Fact]
    public async Task What_takes_nothing_more_is_learned_and_nothing_is_sent_there_again()
    {
        var line = new Carrier(Channel.Line) { TakesKey = true, Answer = new Outcome.Refused(403, AddressFails: true) };
        var account = (await day.Ome.SignIn(Hanako)).Actor.Id;
        var contact = await WaysTests.Connect(day, account, Channel.Line, "U1");
        await day.Tell(Hanako);
        Assert.True(await Work(line).Round(day.Deadline));
        await using (var db = day.Ome.Read())
            Assert.Equal((ContactState.Unreachable, 403), ((await db.Set<Contact>().SingleAsync(c => c.Id == contact)).State, (await db.Set<Contact>().SingleAsync()).Code));
        await day.Tell(Hanako);
        Assert.Single(await Deliveries());
    }

    private ChannelWork Work(ICarrier carrier) => new(carrier, day.Ome.Get<Leasing>(), day.Ome.AsSystem, day.Ome.Clock, NullLogger.Instance);

    // One person a delivery, without mail, so that only the channel is asked.
    private async Task Waiting(Channel channel, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var account = (await day.Ome.SignIn($"person{i}@example.jp")).Actor.Id;
            await WaysTests.Connect(day, account, channel, $"{channel} {i}");
            if (channel is Channel.Sms) await WaysTests.Want(day, account, channel);
            await day.Tell($"person{i}@example.jp");
        }
    }

    private async Task<List<Delivery>> Deliveries()
    {
        await using var db = day.Ome.Read();
        return await db.Set<Delivery>().Where(d => d.Channel != Channel.Mail).OrderBy(d => d.Id).ToListAsync(day.Deadline);
    }

    private sealed class Carrier(Channel channel) : ICarrier
    {
        private int asked;

        public Channel Channel => channel;

        public int AtOnce => 8;

        public bool TakesKey { get; init; }

        public bool IsReady => true;

        public Outcome Answer { get; set; } = new Outcome.Accepted(200);

        public TaskCompletionSource? Hangs { get; init; }

        public TaskCompletionSource Called { get; } = new();

        public int Asked => asked;

        public List<DeliveryId> Taken { get; } = [];

        public async Task<Outcome> Send(Delivery delivery, CancellationToken ct)
        {
            Interlocked.Increment(ref asked);
            Called.TrySetResult();
            if (Hangs is not null) await Hangs.Task;
            if (Answer is Outcome.Accepted)
                lock (Taken) Taken.Add(delivery.Id);
            return Answer;
        }
    }
}
