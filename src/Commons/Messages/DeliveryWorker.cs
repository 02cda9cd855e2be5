using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartLocal.Platform;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages;

/// <summary>
/// Hands over what is due: leased in one transaction, handed over outside of any, settled by an act. Each channel goes by itself, so
/// that a provider that is down holds up no other. A node that dies in between leaves a lease that ends, and the delivery is then handed
/// over again by its key, or doubtful, and not lost.
/// </summary>
internal sealed partial class DeliveryWorker(
    Leasing leasing, IEnumerable<ICarrier> carriers, Bell bell, SystemCity system, TimeProvider clock, ILogger<DeliveryWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    private readonly ChannelWork[] work = [.. carriers.Select(c => new ChannelWork(c, leasing, system.City.As(Actor.System("messages.delivery")), clock, log))];

    /// <summary>The work of each channel that has somebody who carries it.</summary>
    public IReadOnlyList<ChannelWork> Work => work;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await leasing.Recover(stoppingToken);
            await Task.WhenAll(work.Select(w => Go(w, stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was leased is put off or doubtful; the next start goes on.
        }
    }

    /// <summary>Hands over what is due now, as much as is sent at once; false when there was nothing.</summary>
    internal async Task<bool> Round(CancellationToken ct)
    {
        var any = false;
        foreach (var channel in work) any |= await channel.Round(ct);
        return any;
    }

    private async Task Go(ChannelWork channel, CancellationToken ct)
    {
        var pause = Poll;
        while (!ct.IsCancellationRequested)
        {
            if (await TryRound(channel, ct)) continue;
            // The act that rang may not have been committed yet.
            pause = await bell.Wait(channel.Channel, pause, ct) ? Soon : Poll;
        }
    }

    private async Task<bool> TryRound(ChannelWork channel, CancellationToken ct)
    {
        try
        {
            return await channel.Round(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            RoundFailed(log, channel.Channel, e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sending by {Channel} failed; what was leased goes on when its lease ends")]
    private static partial void RoundFailed(ILogger logger, Channel channel, Exception exception);
}
