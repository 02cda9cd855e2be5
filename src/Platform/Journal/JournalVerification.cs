using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.Journal;

/// <summary>
/// Reads the whole journal and finds what was altered, removed, inserted or cut off. It trusts only the city's keys and the
/// anchor file; the database is what is on trial.
/// </summary>
public sealed class JournalVerification
{
    private readonly IDbContextFactory<CityContext> contexts;
    private readonly CityDatabase database;
    private readonly CityKeys keys;
    private readonly Anchor anchor;

    internal JournalVerification(IDbContextFactory<CityContext> contexts, CityDatabase database, CityKeys keys, Anchor anchor)
    {
        this.contexts = contexts;
        this.database = database;
        this.keys = keys;
        this.anchor = anchor;
    }

    /// <summary>Whether these are the keys with which the city last signed its journal; true also of a journal that is still empty.</summary>
    public async Task<bool> KeysFit(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var last = await db.Set<HeadRow>().OrderByDescending(h => h.Number).FirstOrDefaultAsync(ct);
        return last is null || Signed(last.Number, last.Hash, last.Signature);
    }

    /// <summary>Verifies, also while the city runs. Stops at the first fault: everything after it is of unknown worth.</summary>
    /// <param name="withAnchor">Whether to hold the journal against the anchor file too, which shows a cut-off tail and a journal that was set back.</param>
    /// <param name="ct">Reading a year takes minutes.</param>
    /// <param name="read">Told now and then how many entries have been read.</param>
    public async Task<JournalVerdict> Run(bool withAnchor, CancellationToken ct, Action<long>? read = null)
    {
        // Read before the snapshot is taken: a head is anchored after its commit, so the database must know all of these.
        List<AnchoredHead> heads = withAnchor ? [.. anchor.Heads()] : [];
        var anchored = heads.ToLookup(h => h.Number);
        var setBack = SetBack(heads);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var moment = await Snapshot.Take(db, database, ct);

        long number = 0;
        long erased = 0;
        long vouched = 0;
        long agreed = 0;
        var link = Chain.Start;
        var rows =
            from seal in db.Set<SealRow>()
            join entry in db.Set<EntryRow>() on seal.Position equals entry.Position into entries
            from entry in entries.DefaultIfEmpty()
            join head in db.Set<HeadRow>() on seal.Number equals head.Number into signed
            from head in signed.DefaultIfEmpty()
            orderby seal.Number
            select new { Seal = seal, Entry = entry, Head = head };
        await foreach (var at in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            number++;
            if (number % 1000 == 0) read?.Invoke(number);
            if (at.Seal.Number != number) return At(number, JournalFault.NumberMissing);
            if (at.Entry is not { } entry) return At(number, JournalFault.EntryMissing);
            link = Chain.Link(link, number, entry);
            if (!Same(link, at.Seal.Hash)) return At(number, JournalFault.EntryAltered);
            if (entry is { Salt: null, Payload: null }) erased++;
            else if (!IsTheCitys(entry)) return At(number, JournalFault.EntryForged);

            foreach (var known in anchored[number])
                if (!Same(known.Hash, link) || !Signed(number, known.Hash, known.Signature)) return Since(agreed, number, JournalFault.DiffersFromAnchor);
            if (number < setBack && anchored[number].Any()) agreed = number;
            if (at.Head is { } head)
            {
                if (!Same(head.Hash, link) || !Signed(number, head.Hash, head.Signature)) return Since(vouched, number, JournalFault.HeadForged);
                vouched = number;
            }
            else if (anchored[number].Any())
            {
                return At(number, JournalFault.HeadMissing);
            }
        }

        if (anchored.Any(a => a.Key > number)) return At(number + 1, JournalFault.TailCutOff);
        if (await db.Set<HeadRow>().AnyAsync(h => !db.Set<SealRow>().Any(s => s.Number == h.Number), ct)) return At(number + 1, JournalFault.TailCutOff);
        if (vouched < number) return Since(vouched, number, JournalFault.HeadMissing);
        return await Repeated(db, number + 1, ct) is { } again ? At(again, JournalFault.EntryRepeated) : await Tail(db);

        async Task<JournalVerdict> Tail(CityContext reading)
        {
            var unsealed = 0;
            var waiting = reading.Set<EntryRow>().Where(e => !reading.Set<SealRow>().Any(s => s.Position == e.Position)).OrderBy(e => e.Position);
            await foreach (var entry in waiting.AsAsyncEnumerable().WithCancellation(ct))
            {
                if (!IsTheCitys(entry)) return At(number + unsealed + 1, JournalFault.EntryForged);
                unsealed++;
            }

            return new(number, unsealed, erased, null, null, null);
        }

        JournalVerdict At(long bad, JournalFault fault) => new(Math.Min(bad - 1, number), 0, erased, bad, bad, fault);

        // A signature tells that something is wrong since the one before it; what stands in between may be sound. Since the
        // last head that the anchor knows, even what the city signed may be of another chain.
        JournalVerdict Since(long sound, long last, JournalFault fault) => new(sound, 0, erased, sound + 1, last, fault);
    }

    /// <summary>The number of an entry that stands in the journal a second time, <paramref name="none"/> when the copy has no seal yet. A copy carries a MAC that is right.</summary>
    private static async Task<long?> Repeated(CityContext db, long none, CancellationToken ct)
    {
        var copy = await db.Set<EntryRow>().GroupBy(e => e.Id).Where(g => g.Count() > 1)
            .Select(g => (long?)g.Max(e => e.Position)).OrderBy(p => p).FirstOrDefaultAsync(ct);
        if (copy is null) return null;
        return await db.Set<SealRow>().Where(s => s.Position == copy).Select(s => (long?)s.Number).SingleOrDefaultAsync(ct) ?? none;
    }

    /// <summary>The lowest number that was anchored after a higher one: of a journal that was set back, the agreement from there on is with what came later.</summary>
    private static long SetBack(List<AnchoredHead> heads)
    {
        var (highest, lowest) = (0L, long.MaxValue);
        foreach (var head in heads)
        {
            if (head.Number < highest) lowest = Math.Min(lowest, head.Number);
            highest = Math.Max(highest, head.Number);
        }

        return lowest;
    }

    private bool IsTheCitys(EntryRow entry) =>
        entry is { Salt: { } salt, Payload: { } payload } && Same(Chain.Mac(keys, entry, salt, payload), entry.Mac);

    private bool Signed(long number, byte[] hash, byte[] signature) => Chain.IsSigned(keys, number, hash, signature);

    private static bool Same(byte[] one, byte[] other) => CryptographicOperations.FixedTimeEquals(one, other);
}

/// <summary>What verification found.</summary>
/// <param name="Sealed">Entries found in order, up to the fault if there is one.</param>
/// <param name="Unsealed">Entries not yet sealed: written by the city, and not yet safe from being removed.</param>
/// <param name="Erased">Sealed entries whose payload was erased at the end of retention.</param>
/// <param name="FirstBad">The first number that may be wrong, or null.</param>
/// <param name="LastBad">The number that shows it; the same, unless only a signature tells that something up to there is wrong.</param>
/// <param name="Fault">What is wrong there, or null.</param>
public sealed record JournalVerdict(long Sealed, int Unsealed, long Erased, long? FirstBad, long? LastBad, JournalFault? Fault);

/// <summary>What can be wrong with a journal.</summary>
public enum JournalFault
{
    /// <summary>A number is skipped: a seal was removed.</summary>
    NumberMissing,

    /// <summary>A seal stands without its entry.</summary>
    EntryMissing,

    /// <summary>An entry, or the seal itself, is not what was sealed.</summary>
    EntryAltered,

    /// <summary>The entry does not carry the city's own MAC: its payload was changed, or the city never wrote it so.</summary>
    EntryForged,

    /// <summary>The entry stands in the journal a second time.</summary>
    EntryRepeated,

    /// <summary>A head's signature is not the city's, or is of another chain.</summary>
    HeadForged,

    /// <summary>The last seal, or one that was anchored, has no signed head.</summary>
    HeadMissing,

    /// <summary>The journal ends before a signed or anchored head.</summary>
    TailCutOff,

    /// <summary>The anchor file knows another chain.</summary>
    DiffersFromAnchor,
}
