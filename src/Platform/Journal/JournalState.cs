using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Journal;

/// <summary>How far the journal is sealed and read: for the health page, the figures' age, and tests that wait for reactions.</summary>
public sealed class JournalState
{
    private readonly IDbContextFactory<CityContext> contexts;
    private readonly CityDatabase database;
    private readonly TimeProvider clock;
    private readonly JournalSignals signals;
    private readonly IReadOnlyList<Reader> readers;

    internal JournalState(
        IDbContextFactory<CityContext> contexts, CityDatabase database, TimeProvider clock, JournalSignals signals, IEnumerable<Reader> readers)
    {
        this.contexts = contexts;
        this.database = database;
        this.clock = clock;
        this.signals = signals;
        this.readers = [.. readers];
    }

    /// <summary>The lag of every reader, in entries behind the sealed head, by name.</summary>
    public async Task<JournalProgress> Read(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // In this order: nobody's place is ahead of a head that is read after it, and what was found sealed is below that head.
        var places = await db.Set<ReaderRow>().ToDictionaryAsync(r => r.Name, r => r.Number, ct);
        var last = await db.Set<SealRow>().OrderByDescending(s => s.Number).FirstOrDefaultAsync(ct);
        var unsealed = Unsealed(db, last?.Position ?? 0);
        var waiting = await unsealed.LongCountAsync(ct);
        var oldest = waiting == 0 ? null : await unsealed.OrderBy(e => e.Position).Select(e => (Instant?)e.At).FirstOrDefaultAsync(ct);
        var late = oldest is { } since ? Instant.From(clock.GetUtcNow()) - since : TimeSpan.Zero;
        var head = await db.Set<SealRow>().MaxAsync(s => (long?)s.Number, ct) ?? 0;
        var dead = await db.Set<DeadLetterRow>().CountAsync(l => l.ReplayedAt == null, ct);
        return new(head, waiting, late > TimeSpan.Zero ? late : TimeSpan.Zero, readers.ToDictionary(r => r.Name, r => head - places.GetValueOrDefault(r.Name)), dead);
    }

    /// <summary>What is written and not sealed, without counting what is: this is asked every second.</summary>
    private IQueryable<EntryRow> Unsealed(CityContext db, long position) => database.Engine is Engine.Sqlite
        ? db.Set<EntryRow>().Where(e => e.Position > position)
        : db.Set<EntryRow>().FromSql($"""
            SELECT * FROM journal_entry e
            WHERE xid >= COALESCE((SELECT xid FROM journal_entry WHERE position = {position}), '0'::xid8)
              AND NOT EXISTS (SELECT FROM journal_seal s WHERE s.position = e.position)
            """);

    /// <summary>Waits until everything written by now is sealed and every reader has read it.</summary>
    /// <exception cref="OperationCanceledException">It took longer than the caller waits.</exception>
    public async Task CaughtUp(CancellationToken ct)
    {
        var signal = signals.NewReader();
        while (await Read(ct) is var now && (now.Unsealed > 0 || now.Lag.Values.Any(l => l > 0)))
            await signal.Wait(TimeSpan.FromMilliseconds(25), ct);
    }
}

/// <summary>The journal at one moment.</summary>
/// <param name="Head">The number of the last sealed entry.</param>
/// <param name="Unsealed">Entries written and not yet sealed.</param>
/// <param name="SealingLate">How long the oldest of these has waited.</param>
/// <param name="Lag">Entries between each reader's place and the head.</param>
/// <param name="DeadLetters">Entries that a reader gave up on and nobody has replayed.</param>
public sealed record JournalProgress(long Head, long Unsealed, TimeSpan SealingLate, IReadOnlyDictionary<string, long> Lag, int DeadLetters)
{
    /// <summary>Longer than this an entry waits for its seal only when something is wrong: a forgotten transaction, or a chain that the city did not sign.</summary>
    public static readonly TimeSpan MostLate = TimeSpan.FromMinutes(1);

    /// <summary>Whether somebody must look why nothing is sealed.</summary>
    public bool IsAlarming => SealingLate > MostLate;
}
