using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Journal;

/// <summary>How far the journal is sealed and read: for the health page, the figures' age, and tests that wait for reactions.</summary>
public sealed class JournalState
{
    private readonly IDbContextFactory<CityContext> contexts;
    private readonly JournalSignals signals;
    private readonly IReadOnlyList<Reader> readers;

    internal JournalState(IDbContextFactory<CityContext> contexts, JournalSignals signals, IEnumerable<Reader> readers)
    {
        this.contexts = contexts;
        this.signals = signals;
        this.readers = [.. readers];
    }

    /// <summary>The lag of every reader, in entries behind the sealed head, by name.</summary>
    public async Task<JournalProgress> Read(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // In this order: nobody's place is ahead of a head that is read after it.
        var places = await db.Set<ReaderRow>().ToDictionaryAsync(r => r.Name, r => r.Number, ct);
        var head = await db.Set<SealRow>().MaxAsync(s => (long?)s.Number, ct) ?? 0;
        var written = await db.Set<EntryRow>().LongCountAsync(ct);
        var dead = await db.Set<DeadLetterRow>().CountAsync(l => l.ReplayedAt == null, ct);
        return new(head, written - head, readers.ToDictionary(r => r.Name, r => head - places.GetValueOrDefault(r.Name)), dead);
    }

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
/// <param name="Lag">Entries between each reader's place and the head.</param>
/// <param name="DeadLetters">Entries that a reader gave up on and nobody has replayed.</param>
public sealed record JournalProgress(long Head, long Unsealed, IReadOnlyDictionary<string, long> Lag, int DeadLetters);
