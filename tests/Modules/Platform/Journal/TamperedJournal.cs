using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Modules.Tests.Platform.Journal;

/// <summary>A city's journal in the hands of somebody who can do anything to the database. The host stands still, so that nothing is sealed meanwhile.</summary>
public sealed class TamperedJournal : IAsyncLifetime
{
    private static readonly string[] Tables = ["journal_entry", "journal_seal", "journal_head"];

    internal Ome Ome { get; } = new();

    /// <summary>The last number, before any tampering.</summary>
    internal long Head { get; private set; }

    public async Task InitializeAsync()
    {
        await Ome.InitializeAsync();
        for (var i = 0; i < 8; i++)
        {
            await Ome.As(Actor.Visitor).Perform(new WriteNote($"tampered{i}@ome.example"), default);
            await Ome.CaughtUp();
        }

        await Ome.App.StopAsync();
        await using var db = Ome.Read();
        Head = await db.Set<SealRow>().MaxAsync(s => s.Number);
        foreach (var table in Tables) await Sql($"CREATE TABLE {table}_kept AS SELECT * FROM {table}");
    }

    public Task DisposeAsync() => Ome.DisposeAsync();

    internal Task<JournalVerdict> Verify(bool withAnchor) => Ome.Get<JournalVerification>().Run(withAnchor, default);

    internal async Task PutBack()
    {
        foreach (var table in Tables) await Sql($"DELETE FROM {table}; INSERT INTO {table} SELECT * FROM {table}_kept");
    }

    internal Task Sql(string sql) => Ome.Sql(sql);

    internal Task Change(long number, string column, string value) =>
        Sql($"UPDATE journal_entry SET {column} = {value} WHERE position = {Position(number)}");

    internal Task Delete(long number) => Sql($"DELETE FROM journal_entry WHERE position = {Position(number)}");

    internal Task DropHeads(long from) => Sql($"DELETE FROM journal_head WHERE number >= {from}");

    internal Task Cut(long from) => Sql(
        $"DELETE FROM journal_entry WHERE position IN (SELECT position FROM journal_seal WHERE number >= {from}); DELETE FROM journal_seal WHERE number >= {from}");

    internal Task Renumber(long from, long by) => Sql(
        $"UPDATE journal_seal SET number = number + 1000000 WHERE number >= {from}; " +
        $"UPDATE journal_seal SET number = number - 1000000 + {by} WHERE number >= 1000000");

    internal async Task Swap(long one, long other)
    {
        await using var db = Ome.Read();
        var (first, second) = (await PositionOf(db, one), await PositionOf(db, other));
        await Sql($"UPDATE journal_seal SET position = -1 WHERE number = {one}; UPDATE journal_seal SET position = {first} WHERE number = {other}; UPDATE journal_seal SET position = {second} WHERE number = {one}");
    }

    /// <summary>An entry that the city never wrote.</summary>
    internal Task Insert(string name) => Sql($"""
        INSERT INTO journal_entry (id, at, name, act, channel, actor_kind, actor, about, facts, mac, salt, payload)
        VALUES ({Id(new Guid(9, 9, 9, new byte[8]))}, 1, '{name}', 'test.write-note', 'web', 'anonymous', {Id(Guid.Empty)}, {Id(Guid.Empty)}, '',
                {Bytes(new byte[32])}, {Bytes(new byte[32])}, {Bytes("{}"u8.ToArray())})
        """);

    internal Task Copy(long number)
    {
        const string columns = "id, at, name, act, channel, office, actor_kind, actor, acted_for_kind, acted_for, about, facts, mac, salt, payload";
        return Sql($"INSERT INTO journal_entry ({columns}) SELECT {columns} FROM journal_entry WHERE position = {Position(number)}");
    }

    /// <summary>Makes the links anew from a number on, as anybody can who knows how they are made.</summary>
    internal async Task Recompute(long first)
    {
        await using var db = Ome.Read();
        var link = (await db.Set<SealRow>().SingleOrDefaultAsync(s => s.Number == first - 1))?.Hash ?? Chain.Start;
        var rows = await (
            from seal in db.Set<SealRow>()
            join entry in db.Set<EntryRow>() on seal.Position equals entry.Position
            where seal.Number >= first
            orderby seal.Number
            select new { seal.Number, Entry = entry }).ToListAsync();
        foreach (var row in rows)
        {
            link = Chain.Link(link, row.Number, row.Entry);
            await Sql($"UPDATE journal_seal SET hash = {Bytes(link)} WHERE number = {row.Number}");
        }
    }

    internal string Bytes(byte[] bytes) => TestDatabase.OnPostgres ? $"'\\x{Convert.ToHexString(bytes)}'::bytea" : $"X'{Convert.ToHexString(bytes)}'";

    internal string Id(Guid id) => TestDatabase.OnPostgres ? $"'{id}'::uuid" : Bytes(id.ToByteArray(bigEndian: true));

    private static string Position(long number) => $"(SELECT position FROM journal_seal WHERE number = {number})";

    private static Task<long> PositionOf(CityContext db, long number) =>
        db.Set<SealRow>().Where(s => s.Number == number).Select(s => s.Position).SingleAsync();
}
