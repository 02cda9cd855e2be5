using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform;

namespace SmartLocal.Messages.Many;

/// <summary>Deals out what was queued for many, hand by hand, the oldest first.</summary>
internal sealed partial class DealingWorker(SystemCity system, IDbContextFactory<CityContext> contexts, Bell bell, ILogger<DealingWorker> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    private readonly City city = system.City.As(Actor.System("messages.dealing"));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var pause = Poll;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                if (await TryRound(stoppingToken)) continue;
                // The act that rang may not have been committed yet.
                pause = await bell.Wait(null, pause, stoppingToken) ? Soon : Poll;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start goes on.
        }
    }

    /// <summary>Deals out the next hand; false when there is none.</summary>
    internal async Task<bool> Round(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var next = await db.Set<Hand>().OrderBy(h => h.Broadcast).ThenBy(h => h.Number).Select(h => new { h.Broadcast, h.Number }).FirstOrDefaultAsync(ct);
        if (next is null) return false;
        var dealt = await city.Perform(new DealOut(next.Broadcast, next.Number), ct);
        // Another node has dealt it, and there may be more.
        return !dealt.IsRefused || dealt.Refusal.Kind == DealOut.DealtBefore;
    }

    private async Task<bool> TryRound(CancellationToken ct)
    {
        try
        {
            return await Round(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(log, e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A hand of a broadcast was not dealt out; it is tried again")]
    private static partial void Failed(ILogger logger, Exception exception);
}
