using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SmartLocal.Platform.Files;

/// <summary>Clears away, once an hour, the bytes that no act ever took: what was being sent when the power failed or the sender went.</summary>
internal sealed partial class OrphanSweep(FileStore files, TimeProvider clock, ILogger<OrphanSweep> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Sweep(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task Sweep(CancellationToken ct)
    {
        try
        {
            if (await files.Sweep(ct) is > 0 and var swept) Swept(log, swept);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            NotSwept(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} files that no act had taken were cleared away")]
    private static partial void Swept(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Files that no act has taken could not be cleared away; tried again in an hour")]
    private static partial void NotSwept(ILogger logger, Exception exception);
}
