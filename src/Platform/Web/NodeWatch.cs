using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Maintenance;
using SmartLocal.Platform.Releases;

namespace SmartLocal.Platform.Web;

/// <summary>On PostgreSQL a city has several nodes: what one of them publishes or announces is in force on the others a few seconds later.</summary>
internal sealed partial class NodeWatch(
    ReleaseShelf shelf, MaintenancePlan maintenance, CityDatabase database, TimeProvider clock, ILogger<NodeWatch> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(3);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await maintenance.TakeCurrent(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

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
            await maintenance.TakeCurrent(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            NotLooked(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is in force could not be looked up; what is known stays")]
    private static partial void NotLooked(ILogger logger, Exception exception);
}
