using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.Journal;

/// <summary>
/// Gives committed entries their gapless numbers, chains them and signs each new head. It runs a moment after the commit,
/// so that acts never wait for each other in a chain.
/// </summary>
internal sealed partial class Sealer(
    Performing performing, CityDatabase database, IDbContextFactory<CityContext> contexts, CityKeys keys, TimeProvider clock, JournalSignals signals, Anchor anchor, ILogger<Sealer> log) : BackgroundService
{
    private const int MostAtOnce = 512;

    /// <summary>A seal costs a signature; under load it is for the entries of a moment, not for each commit.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    private HeadRow? signed;

    /// <summary>SQLite has one writing process, which signals; on PostgreSQL other nodes write too.</summary>
    private TimeSpan Poll => TimeSpan.FromMilliseconds(database.Engine is Engine.Sqlite ? 1000 : 50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SealSome(stoppingToken) == MostAtOnce)
                {
                }

                await signals.Unsealed.Wait(Poll, stoppingToken);
                await Task.Delay(Gathering, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                SealingFailed(log, e);
                await signals.Unsealed.Wait(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    /// <summary>Seals what can be sealed, at most <see cref="MostAtOnce"/>; how many were.</summary>
    internal async Task<int> SealSome(CancellationToken ct)
    {
        // SQLite has one writer and one sealer: what is committed is read and chained beside the writer, which only writes the links.
        var links = database.Engine is Engine.Sqlite ? await Committed(ct) : null;
        if (links is null && database.Engine is Engine.Sqlite) return 0;
        var written = await performing.Do(async (lane, inner) =>
        {
            if (lane is PostgresLane shared)
            {
                if (await shared.Sealable(MostAtOnce, inner) is not { Entries.Count: > 0 } found) return false;
                await DemandSigned(shared.Db, found.Last, inner);
                links = Chained(found.Last, found.Entries);
            }
            else if (await lane.Db.Set<SealRow>().MaxAsync(s => (long?)s.Number, inner) != links!.After)
            {
                return false; // sealed by somebody else in this process meanwhile
            }

            await lane.WriteSeals(links.Seals, inner);
            lane.Db.Add(links.Head);
            await lane.Db.SaveChangesAsync(inner);
            return true;
        }, ct, Weight.One);
        if (!written) return 0;
        signed = links!.Head;
        anchor.Append(links.Head);
        signals.Sealed();
        return links.Seals.Count;
    }

    /// <summary>The links of what is committed and not sealed; null when all is. One writer: the order of positions is the order of commits.</summary>
    private async Task<Links?> Committed(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var last = await db.Set<SealRow>().OrderByDescending(s => s.Number).FirstOrDefaultAsync(ct);
        var position = last?.Position ?? 0;
        var entries = await db.Set<EntryRow>().Where(e => e.Position > position).OrderBy(e => e.Position).Take(MostAtOnce)
            .Select(EntryRow.SealedPart).ToListAsync(ct);
        if (entries.Count == 0) return null;
        await DemandSigned(db, last, ct);
        return Chained(last, entries);
    }

    private Links Chained(SealRow? last, IReadOnlyList<EntryRow> entries)
    {
        var after = last?.Number;
        var seals = new List<SealRow>(entries.Count);
        foreach (var entry in entries)
        {
            var number = (last?.Number ?? 0) + 1;
            last = new SealRow { Number = number, Position = entry.Position, Hash = Chain.Link(last?.Hash ?? Chain.Start, number, entry) };
            seals.Add(last);
        }

        return new(after, seals, new HeadRow
        {
            Number = last!.Number,
            At = Instant.From(clock.GetUtcNow()),
            Hash = last.Hash,
            Signature = keys.Seal.SignData(Chain.Head(last.Number, last.Hash), System.Security.Cryptography.HashAlgorithmName.SHA256),
        });
    }

    /// <summary>Links that follow the number <paramref name="After"/>, and their signed head.</summary>
    private sealed record Links(long? After, IReadOnlyList<SealRow> Seals, HeadRow Head);

    /// <summary>
    /// A signature vouches for everything before it, so the city goes on only from a head that it signed: whoever rewrites the
    /// chain by hand does not get it signed afterwards.
    /// </summary>
    private async ValueTask DemandSigned(CityContext db, SealRow? last, CancellationToken ct)
    {
        if (last is null || (signed is { } own && own.Number == last.Number && own.Hash.AsSpan().SequenceEqual(last.Hash))) return;
        var before = await db.Set<HeadRow>().AsNoTracking().SingleOrDefaultAsync(h => h.Number == last.Number, ct);
        if (before is null || !before.Hash.AsSpan().SequenceEqual(last.Hash) || !Chain.IsSigned(keys, last.Number, last.Hash, before.Signature))
            throw new InvalidOperationException($"The journal was not sealed up to entry {last.Number} by this city's key; run journal verify --anchor");
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sealing failed and will be tried again")]
    private static partial void SealingFailed(ILogger logger, Exception exception);
}
