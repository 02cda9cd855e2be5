using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Modules.Tests.Platform.Journal;

/// <summary>
/// Somebody with the database in her hands, and without the city's keys, changes the journal by SQL. Each way is tried on the
/// same journal, which is put back afterwards. The last entries were sealed one by one, so the first bad number is exact.
/// </summary>
public sealed class TamperingTests(TamperedJournal journal) : IClassFixture<TamperedJournal>
{
    private static readonly Dictionary<string, Way> Ways = new(StringComparer.Ordinal)
    {
        ["the payload of an entry is changed"] = new(0, JournalFault.EntryForged, j => j.Change(Bad(j), "payload", j.Bytes([0x7b, 0x7d]))),
        ["the salt of an entry is changed"] = new(0, JournalFault.EntryForged, j => j.Change(Bad(j), "salt", j.Bytes(new byte[32]))),
        ["the payload of an entry is erased and its salt left"] = new(0, JournalFault.EntryForged, j => j.Change(Bad(j), "payload", "NULL")),
        ["an entry in the middle is deleted"] = new(0, JournalFault.EntryMissing, j => j.Delete(Bad(j))),
        ["a seal is deleted"] = new(0, JournalFault.NumberMissing, j => j.Sql($"DELETE FROM journal_seal WHERE number = {Bad(j)}")),
        ["an entry is added at the end with a seal"] = new(4, JournalFault.EntryForged, async j =>
        {
            await j.Insert("test.note-written");
            await j.Sql($"INSERT INTO journal_seal (number, position, hash) SELECT {j.Head + 1}, MAX(position), {j.Bytes(new byte[32])} FROM journal_entry");
            await j.Recompute(first: j.Head + 1);
        }),
        ["an entry is pushed in between, and every link behind it is made again"] = new(0, JournalFault.EntryForged, async j =>
        {
            await j.Insert("test.note-written");
            await j.Renumber(from: Bad(j), by: 1);
            await j.Sql($"INSERT INTO journal_seal (number, position, hash) SELECT {Bad(j)}, MAX(position), {j.Bytes(new byte[32])} FROM journal_entry");
            await j.Recompute(first: Bad(j));
        }),
        ["two entries are swapped"] = new(0, JournalFault.EntryAltered, j => j.Swap(Bad(j), Bad(j) + 2)),
        ["two entries are swapped, and every link behind them is made again"] = new(0, JournalFault.HeadForged, async j =>
        {
            await j.Swap(Bad(j), Bad(j) + 2);
            await j.Recompute(first: Bad(j));
        }),
        ["the end is cut off, and its heads are left"] = new(0, JournalFault.TailCutOff, j => j.Cut(from: Bad(j))),
        ["the end is cut off with its heads"] = new(0, JournalFault.TailCutOff, async j =>
        {
            await j.Cut(from: Bad(j));
            await j.DropHeads(from: Bad(j));
        }, OnlyByAnchor: true),
        ["everything is deleted"] = new(null, JournalFault.TailCutOff, async j =>
        {
            await j.Cut(from: 1);
            await j.DropHeads(from: 1);
        }, OnlyByAnchor: true),
        ["an entry is changed, and every link from it on is made again"] = new(0, JournalFault.EntryForged, async j =>
        {
            await j.Change(Bad(j), "facts", "'kind=other'");
            await j.Recompute(first: Bad(j));
        }),
        ["an entry is changed and its payload erased, every link is made again, and the heads are dropped"] = new(0, JournalFault.HeadMissing, async j =>
        {
            await j.Change(Bad(j), "facts", "'kind=other'");
            await j.Change(Bad(j), "payload", "NULL");
            await j.Change(Bad(j), "salt", "NULL");
            await j.Recompute(first: Bad(j));
            await j.DropHeads(from: Bad(j));
        }),
        ["an entry is left out, the later ones are renumbered and every link is made again"] = new(0, JournalFault.HeadForged, async j =>
        {
            await j.Delete(Bad(j));
            await j.Sql($"DELETE FROM journal_seal WHERE number = {Bad(j)}");
            await j.Renumber(from: Bad(j) + 1, by: -1);
            await j.Recompute(first: Bad(j));
        }),
        ["the signature of a head is changed"] = new(0, JournalFault.HeadForged, j => j.Sql($"UPDATE journal_head SET signature = {j.Bytes(new byte[64])} WHERE number = {Bad(j)}")),
        ["a head is signed by another key"] = new(0, JournalFault.HeadForged, async j =>
        {
            await using var db = j.Ome.Read();
            var hash = (await db.Set<SealRow>().SingleAsync(s => s.Number == Bad(j))).Hash;
            using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            await j.Sql($"UPDATE journal_head SET signature = {j.Bytes(other.SignData(Chain.Head(Bad(j), hash), HashAlgorithmName.SHA256))} WHERE number = {Bad(j)}");
        }),
        ["a head is replaced by an earlier one"] = new(0, JournalFault.HeadForged, j => j.Sql(
            $"UPDATE journal_head SET hash = (SELECT hash FROM journal_head WHERE number = {Bad(j) - 1}), " +
            $"signature = (SELECT signature FROM journal_head WHERE number = {Bad(j) - 1}) WHERE number = {Bad(j)}")),
        ["a head is deleted"] = new(0, JournalFault.HeadMissing, j => j.Sql($"DELETE FROM journal_head WHERE number = {Bad(j)}"), OnlyByAnchor: true),
        ["the numbers are moved up"] = new(0, JournalFault.NumberMissing, j => j.Renumber(from: Bad(j), by: 1)),
        ["a copy of an entry is sealed at the end"] = new(4, JournalFault.HeadMissing, async j =>
        {
            await j.Copy(Bad(j));
            await j.Sql($"INSERT INTO journal_seal (number, position, hash) SELECT {j.Head + 1}, MAX(position), {j.Bytes(new byte[32])} FROM journal_entry");
            await j.Recompute(first: j.Head + 1);
        }),
        ["an entry waits for its seal that the city never wrote"] = new(4, JournalFault.EntryForged, j => j.Insert("test.note-written")),
        ["a copy of an entry waits for its seal"] = new(4, JournalFault.EntryRepeated, j => j.Copy(Bad(j))),
    };

    private static long Bad(TamperedJournal journal) => journal.Head - 3;

    public static TheoryData<string> Names => [.. Ways.Keys];

    public static TheoryData<string> Columns =>
        ["id", "at", "name", "act", "channel", "office", "actor_kind", "actor", "acted_for_kind", "acted_for", "about", "facts", "mac"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Tampering_is_found_and_the_first_bad_number_named(string name)
    {
        var way = Ways[name];
        await journal.PutBack();
        await way.Tamper(journal);
        var (plain, anchored) = (await journal.Verify(withAnchor: false), await journal.Verify(withAnchor: true));
        var bad = way.Behind is { } behind ? Bad(journal) + behind : 1;
        if (way.OnlyByAnchor) Assert.Null(plain.Fault);
        else Assert.Equal((way.Fault, bad, bad - 1), (plain.Fault, plain.FirstBad, plain.Sealed));
        Assert.Equal((bad, bad - 1), (anchored.FirstBad, anchored.Sealed));
        Assert.True(anchored.Fault == way.Fault || anchored.Fault is JournalFault.DiffersFromAnchor, $"{anchored.Fault}");
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task Whatever_is_sealed_of_an_entry_cannot_be_changed(string column)
    {
        await journal.PutBack();
        await journal.Change(Bad(journal), column, column switch
        {
            "at" => "at + 1",
            "id" or "actor" or "acted_for" or "about" => journal.Id(new Guid(1, 2, 3, new byte[8])),
            "mac" => journal.Bytes(new byte[32]),
            _ => "'other'",
        });
        var verdict = await journal.Verify(withAnchor: false);
        Assert.Equal((JournalFault.EntryAltered, Bad(journal)), (verdict.Fault, verdict.FirstBad));
    }

    [Fact]
    public async Task The_journal_as_it_was_written_verifies()
    {
        await journal.PutBack();
        Assert.Null((await journal.Verify(withAnchor: true)).Fault);
    }

    /// <param name="Behind">How far behind the tampered number the first bad one is; null for the very first.</param>
    private sealed record Way(long? Behind, JournalFault Fault, Func<TamperedJournal, Task> Tamper, bool OnlyByAnchor = false);
}
