using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Releases;

/// <summary>On PostgreSQL a city has several nodes: what one of them publishes is in force on the others a few seconds later.</summary>
internal sealed partial class ReleaseWatch(ReleaseShelf shelf, CityDatabase database, TimeProvider clock, ILogger<ReleaseWatch> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.Engine is Engine.Sqlite) return;
        using var timer = new PeriodicTimer(Between, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Look(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task Look(CancellationToken ct)
    {
        try
        {
            await shelf.TakeCurrent(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            NotLooked(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The release in force could not be looked up; the one known stays")]
    private static partial void NotLooked(ILogger logger, Exception exception);
}
