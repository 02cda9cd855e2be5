using Microsoft.Extensions.Logging;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages;

/// <summary>The work of one channel on this node, round by round.</summary>
internal sealed partial class ChannelWork(ICarrier carrier, Leasing leasing, City city, TimeProvider clock, ILogger log)
{
    /// <summary>Less than the lease, so that no other node ever sends the same at the same time.</summary>
    private static readonly TimeSpan LongestSending = Delivery.LeaseFor - TimeSpan.FromMinutes(1);

    private readonly Breaker breaker = new(clock);

    public Channel Channel => carrier.Channel;

    /// <summary>Whether it has a way out now.</summary>
    public bool IsReady => carrier.IsReady;

    /// <summary>Since when the provider takes nothing; null while it does.</summary>
    public DateTimeOffset? DownSince => breaker.Since;

    /// <summary>Hands over what is due now, as much as is sent at once; false when there was nothing.</summary>
    public async Task<bool> Round(CancellationToken ct)
    {
        var most = breaker.Allows(carrier.AtOnce);
        if (most == 0 || !carrier.IsReady || !await leasing.IsAnythingDue(Channel, ct)) return false;
        var leased = await leasing.Take(carrier, most, ct);
        await Settle([.. leased.Lost.Select(d => new Sent(d, new Outcome.Doubtful()))]);
        await Settle(await Task.WhenAll(leased.Mine.Select(async d => new Sent(d, await Send(d, ct)))));
        return leased.Mine.Count + leased.Lost.Count > 0;
    }

    public async Task<Outcome> Send(Delivery delivery, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(LongestSending, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            return await carrier.Send(delivery, either.Token);
        }
        catch (OperationCanceledException)
        {
            return new Outcome.Later(0);
        }
    }

    /// <summary>Not cancelled by a stop: what is known of a delivery is written down.</summary>
    public async Task Settle(IReadOnlyList<Sent> sent)
    {
        if (sent.Count == 0) return;
        lock (breaker)
        {
            foreach (var one in sent) breaker.Heard(one.Outcome);
        }

        var now = Instant.From(clock.GetUtcNow());
        var put = sent.ToLookup(s => s.Outcome is Outcome.Later && s.Delivery.IsWorthTrying(now));
        foreach (var late in put[true]) NotNow(log, late.Delivery.Id.Value, Channel, ((Outcome.Later)late.Outcome).Code);
        if (put[true].Any()) await leasing.PutOff([.. put[true]], CancellationToken.None);
        // Refused when the lease had ended and another node has settled it: then that is what became of it.
        if (put[false].Any()) await city.Perform(new SettleDeliveries([.. put[false]]), CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Delivery} was not taken by {Channel} with {Code} and waits")]
    private static partial void NotNow(ILogger logger, Guid delivery, Channel channel, int code);
}
