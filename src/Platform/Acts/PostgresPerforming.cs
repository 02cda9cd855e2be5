using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Npgsql;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Acts;

/// <summary>
/// PostgreSQL has many writers, and beyond a few of them more connections only cost: 2,300 to 4,100 acts a second were
/// measured at 16 connections and a fifth of that at 2,000. So 16 lanes, a queue in front, and bulk acts on two of them.
/// </summary>
internal sealed partial class PostgresPerforming(LaneParts parts, JournalSignals journal, ILogger<PostgresPerforming> log)
    : Performing(parts.Keys, journal), IAsyncDisposable
{
    private const int Lanes = 16;
    private const int BulkLanes = 2;
    private const int MostTries = 4;

    private readonly ConcurrentBag<PostgresLane> idle = [];
    private readonly SemaphoreSlim free = new(Lanes);
    private readonly SemaphoreSlim freeForBulk = new(BulkLanes);
    private int waiting;

    public async ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var lane)) await lane.DisposeAsync();
        free.Dispose();
        freeForBulk.Dispose();
    }

    protected override async Task<bool> Admit(Performance performance, CancellationToken ct)
    {
        if (Interlocked.Increment(ref waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            return false;
        }

        var bulk = performance.Weight is Weight.Bulk;
        try
        {
            if (bulk) await freeForBulk.WaitAsync(ct);
            try
            {
                await free.WaitAsync(ct);
                try
                {
                    // Admitted: from here on the client going away changes nothing.
                    await Run(performance);
                }
                finally
                {
                    free.Release();
                }
            }
            finally
            {
                if (bulk) freeForBulk.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }

        return true;
    }

    private async ValueTask Run(Performance performance)
    {
        for (var attempt = 1; ; attempt++)
        {
            PostgresLane? lane = null;
            try
            {
                lane = idle.TryTake(out var warm) ? warm : await Open();
                if (!performance.HasKey) await lane.Begin(CancellationToken.None);
                if (await performance.Run(lane, CancellationToken.None)) await lane.Commit();
                else await lane.Rollback();
                performance.Answer();
                idle.Add(lane);
                return;
            }
            catch (Exception e)
            {
                var isBroken = lane is { Usable: false };
                // A commit whose answer was lost may have happened; only failures before it are repeated.
                var isLost = isBroken && !lane!.MayHaveCommitted;
                if (lane is not null) await Discard(lane);
                // The server went away under one connection, so it did under the others.
                if (isBroken)
                    while (idle.TryTake(out var other)) await other.DisposeAsync();
                if (attempt < MostTries && (isLost || e is PostgresException { IsTransient: true } or { InnerException: PostgresException { IsTransient: true } }))
                {
                    Repeated(log, attempt, e);
                    continue;
                }

                performance.Fail(e);
                return;
            }
        }
    }

    private async ValueTask<PostgresLane> Open()
    {
        var connection = (NpgsqlConnection)parts.Database.NewConnection();
        await connection.OpenAsync();
        return new PostgresLane(parts, connection);
    }

    private static async ValueTask Discard(PostgresLane lane)
    {
        try
        {
            await lane.Rollback();
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the transaction with it.
        }

        await lane.DisposeAsync();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "An act is repeated after a transient database error (attempt {Attempt})")]
    private static partial void Repeated(ILogger logger, int attempt, Exception exception);
}
