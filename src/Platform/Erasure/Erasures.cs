using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Erasure;

/// <summary>
/// Carries out what was ordered, one matter at a time: log, act, and then the bytes on the disk. What is left to do stands in
/// the table, so it goes on after any stop.
/// </summary>
public sealed partial class Erasures : BackgroundService
{
    private const int AtOnce = 50;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(10);

    private readonly IDbContextFactory<CityContext> contexts;
    private readonly ErasureLog log;
    private readonly FileStore files;
    private readonly Chores chores;
    private readonly City city;
    private readonly IReadOnlyList<IErasure> plugs;
    private readonly TimeProvider clock;
    private readonly ILogger<Erasures> logger;

    internal Erasures(
        IDbContextFactory<CityContext> contexts, ErasureLog log, FileStore files, Chores chores, SystemCity system, IEnumerable<IErasure> plugs, TimeProvider clock,
        ILogger<Erasures> logger)
    {
        (this.contexts, this.log, this.files, this.chores, this.clock, this.logger) = (contexts, log, files, chores, clock, logger);
        city = system.City.As(Actor.System("erasure"));
        this.plugs = [.. plugs];
    }

    /// <summary>How many matters a decision has ordered, and how many of them are erased.</summary>
    public static async Task<(int All, int Done)> Progress(CityContext db, Guid decision, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var all = await db.Set<ErasureRow>().CountAsync(e => e.Decision == decision, ct);
        return (all, await db.Set<ErasureRow>().CountAsync(e => e.Decision == decision && e.ErasedAt != null, ct));
    }

    /// <summary>
    /// Erases again what the log names and the database still has: called when the city starts, before anybody is served. After
    /// a restore it takes as long as looking through all matters; otherwise it costs one query.
    /// </summary>
    /// <returns>How many matters were erased again.</returns>
    public async Task<int> ReapplyAll(CancellationToken ct)
    {
        var missing = log.Digests();
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (missing.Count > 0)
            await foreach (var known in db.Set<ErasureRow>().Where(e => e.ErasedAt != null).OrderBy(e => e.Digest).Select(e => e.Digest).AsAsyncEnumerable().WithCancellation(ct))
                missing.Remove(Convert.ToHexString(known));
        if (missing.Count == 0) return 0;

        var again = new List<Guid>();
        foreach (var plug in plugs)
            await foreach (var matter in plug.Matters(db).WithCancellation(ct))
                if (missing.Contains(log.HexOf(matter))) again.Add(matter);
        foreach (var matter in again) _ = (await city.Perform(new EraseMatter(matter), ct)).Value;
        await Settle(missing.Except(again.Select(log.HexOf)), ct);
        await Sweep(ct);
        if (again.Count > 0) Reapplied(logger, again.Count);
        return again.Count;
    }

    /// <summary>One round: some of what was ordered and is not done. A matter that can't be erased does not hold up the others.</summary>
    /// <returns>How many matters were erased.</returns>
    internal async Task<int> Round(CancellationToken ct)
    {
        List<Guid> waiting;
        await using (var db = await contexts.CreateDbContextAsync(ct))
            waiting = await db.Set<ErasureRow>().Where(e => e.ErasedAt == null && e.Matter != null).OrderBy(e => e.OrderedAt).ThenBy(e => e.Digest)
                .Take(AtOnce).Select(e => e.Matter!.Value).ToListAsync(ct);
        var logged = waiting.Count > 0 ? log.Digests() : [];
        var done = 0;
        foreach (var matter in waiting)
        {
            try
            {
                if (!logged.Contains(log.HexOf(matter))) log.Append(matter, clock.NowInstant());
                _ = (await city.Perform(new EraseMatter(matter), ct)).Value;
                done++;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                ErasingFailed(logger, matter, e);
            }
        }

        await Sweep(ct);
        return done;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Poll);
        try
        {
            do
            {
                try
                {
                    while (await Round(stoppingToken) == AtOnce)
                    {
                    }
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    RoundFailed(logger, e);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start goes on.
        }
    }

    /// <summary>Notes what the database put back was too old to have ever had, so that the next start does not look for it.</summary>
    private async Task Settle(IEnumerable<string> unknown, CancellationToken ct)
    {
        foreach (var digest in unknown.Select(Convert.FromHexString))
        {
            await chores.Do(async (db, now, inner) =>
            {
                if (await db.Set<ErasureRow>().AnyAsync(e => e.Digest == digest, inner)) return false;
                db.Add(new ErasureRow { Digest = digest, OrderedAt = now, ErasedAt = now });
                return true;
            }, ct);
        }
    }

    /// <summary>Takes from the disk the files of what was erased.</summary>
    private async Task Sweep(CancellationToken ct)
    {
        List<ErasureRow> left;
        await using (var db = await contexts.CreateDbContextAsync(ct))
            left = await db.Set<ErasureRow>().Where(e => e.Files != "").OrderBy(e => e.ErasedAt).Take(AtOnce).ToListAsync(ct);
        foreach (var row in left)
        {
            foreach (var file in row.Files.Split(',')) files.Delete(FileId.From(Guid.ParseExact(file, "n")));
            var digest = row.Digest;
            await chores.Do(async (db, _, inner) =>
                await db.Set<ErasureRow>().Where(e => e.Digest == digest).ExecuteUpdateAsync(e => e.SetProperty(x => x.Files, ""), inner) == 1, ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Matters} matters had come back with a backup and were erased again")]
    private static partial void Reapplied(ILogger logger, int matters);

    [LoggerMessage(Level = LogLevel.Error, Message = "Matter {Matter} could not be erased and will be tried again")]
    private static partial void ErasingFailed(ILogger logger, Guid matter, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Erasing failed and will be tried again")]
    private static partial void RoundFailed(ILogger logger, Exception exception);
}
