using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.Journal;

/// <summary>
/// Reads the whole journal and finds what was altered, removed, inserted or cut off. It trusts only the city's key and the
/// anchor file; the database is what is on trial.
/// </summary>
public sealed class JournalVerification
{
    private readonly IDbContextFactory<CityContext> contexts;
    private readonly CityKeys keys;
    private readonly Anchor anchor;

    internal JournalVerification(IDbContextFactory<CityContext> contexts, CityKeys keys, Anchor anchor)
    {
        this.contexts = contexts;
        this.keys = keys;
        this.anchor = anchor;
    }

    /// <summary>Verifies. Stops at the first fault: everything after it is of unknown worth.</summary>
    /// <param name="withAnchor">Whether to hold the journal against the anchor file too, which shows a cut-off tail.</param>
    /// <param name="ct">Reading a year takes minutes.</param>
    /// <param name="read">Told now and then how many entries have been read.</param>
    public async Task<JournalVerdict> Run(bool withAnchor, CancellationToken ct, Action<long>? read = null)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var heads = await db.Set<HeadRow>().OrderBy(h => h.Number).ToDictionaryAsync(h => h.Number, ct);
        var anchored = withAnchor ? anchor.Heads().ToLookup(h => h.Number) : Enumerable.Empty<(long Number, byte[] Hash, byte[] Signature)>().ToLookup(h => h.Number);

        long number = 0;
        long erased = 0;
        var link = Chain.Start;
        var rows =
            from seal in db.Set<SealRow>()
            join row in db.Set<EntryRow>() on seal.Position equals row.Position into found
            from row in found.DefaultIfEmpty()
            orderby seal.Number
            select new { Seal = seal, Row = row };
        await foreach (var at in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            number++;
            if (number % 1000 == 0) read?.Invoke(number);
            if (at.Seal.Number != number) return Fault(number, JournalFault.NumberMissing);
            if (at.Row is null) return Fault(number, JournalFault.EntryMissing);
            link = Chain.Link(link, number, at.Row);
            if (!link.AsSpan().SequenceEqual(at.Seal.Hash)) return Fault(number, JournalFault.EntryAltered);
            if (at.Row is { Salt: { } salt, Payload: { } payload })
            {
                if (!Chain.Mac(salt, payload).AsSpan().SequenceEqual(at.Row.Mac)) return Fault(number, JournalFault.PayloadAltered);
            }
            else if (at.Row.Salt is null && at.Row.Payload is null)
            {
                erased++;
            }
            else
            {
                return Fault(number, JournalFault.PayloadAltered);
            }

            if (heads.Remove(number, out var head) && (!head.Hash.AsSpan().SequenceEqual(link) || !Signed(head.Number, head.Hash, head.Signature)))
                return Fault(number, JournalFault.HeadForged);
            foreach (var (_, hash, signature) in anchored[number])
                if (!hash.AsSpan().SequenceEqual(link) || !Signed(number, hash, signature))
                    return Fault(number, JournalFault.DiffersFromAnchor);
        }

        if (heads.Count > 0) return Fault(number + 1, JournalFault.TailCutOff);
        if (anchored.Any(a => a.Key > number)) return Fault(number + 1, JournalFault.TailCutOff);
        if (number > 0 && !await db.Set<HeadRow>().AnyAsync(h => h.Number == number, ct)) return Fault(number, JournalFault.HeadMissing);
        var unsealed = await db.Set<EntryRow>().CountAsync(e => !db.Set<SealRow>().Any(s => s.Position == e.Position), ct);
        return new(number, unsealed, erased, null, null);

        JournalVerdict Fault(long first, JournalFault fault) => new(first - 1, 0, erased, first, fault);
    }

    private bool Signed(long number, byte[] hash, byte[] signature) =>
        keys.Seal.VerifyData(Chain.Head(number, hash), signature, HashAlgorithmName.SHA256);
}

/// <summary>What verification found.</summary>
/// <param name="Sealed">Entries found in order, up to the fault if there is one.</param>
/// <param name="Unsealed">Entries not yet sealed: the tail for which nothing can be promised.</param>
/// <param name="Erased">Sealed entries whose payload was erased at the end of retention.</param>
/// <param name="FirstBad">The number at which the first fault stands, or null.</param>
/// <param name="Fault">What is wrong there, or null.</param>
public sealed record JournalVerdict(long Sealed, int Unsealed, long Erased, long? FirstBad, JournalFault? Fault);

/// <summary>What can be wrong with a journal.</summary>
public enum JournalFault
{
    /// <summary>A number is skipped: a seal was removed.</summary>
    NumberMissing,

    /// <summary>A seal stands without its entry.</summary>
    EntryMissing,

    /// <summary>An entry, or the seal itself, is not what was sealed.</summary>
    EntryAltered,

    /// <summary>The payload is not the one whose MAC was sealed.</summary>
    PayloadAltered,

    /// <summary>A head's signature is not the city's, or is of another chain.</summary>
    HeadForged,

    /// <summary>The last seal has no signed head.</summary>
    HeadMissing,

    /// <summary>The journal ends before a signed or anchored head.</summary>
    TailCutOff,

    /// <summary>The anchor file knows another chain.</summary>
    DiffersFromAnchor,
}
