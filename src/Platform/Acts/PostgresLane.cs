using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Acts;

/// <summary>One of the few writing connections of a PostgreSQL city.</summary>
internal sealed class PostgresLane : Lane
{
    private static readonly NpgsqlDbType[] EntryTypes =
    [
        NpgsqlDbType.Uuid, NpgsqlDbType.Bigint, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text, NpgsqlDbType.Text,
        NpgsqlDbType.Text, NpgsqlDbType.Uuid, NpgsqlDbType.Text, NpgsqlDbType.Uuid, NpgsqlDbType.Uuid, NpgsqlDbType.Text,
        NpgsqlDbType.Bytea, NpgsqlDbType.Bytea, NpgsqlDbType.Bytea,
    ];

    private static readonly string InsertEntry =
        $"INSERT INTO journal_entry ({EntryColumns}) VALUES ({string.Join(',', Enumerable.Range(1, EntryColumnCount).Select(i => $"${i}"))})";

    private readonly Dictionary<Type, RowInsert> inserts = [];
    private readonly NpgsqlConnection connection;

    public PostgresLane(LaneParts parts, NpgsqlConnection open) : base(parts, open) => connection = open;

    /// <summary>Whether the connection can still be used for another act.</summary>
    public bool Usable => connection.State is ConnectionState.Open;

    /// <summary>Whether COMMIT has been sent since the transaction began: if the answer to it is lost, it may have happened.</summary>
    public bool MayHaveCommitted { get; private set; }

    /// <summary>
    /// Begins, and in the same round trip waits for a twin with the same key and looks for its answer: the lock is freed
    /// with the transaction, so this also works behind pgbouncer.
    /// </summary>
    public override async ValueTask<UsedKey?> FindKey(KeyBinding key, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (!began) batch.BatchCommands.Add(new NpgsqlBatchCommand("BEGIN"));
        Start();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT pg_advisory_xact_lock($1)")
        {
            Parameters = { new() { Value = BitConverter.ToInt64(key.Scope), NpgsqlDbType = NpgsqlDbType.Bigint } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT body, answer FROM platform_key WHERE scope = $1")
        {
            Parameters = { new() { Value = key.Scope, NpgsqlDbType = NpgsqlDbType.Bytea } },
        });
        await using var found = await batch.ExecuteReaderAsync(ct);
        await found.NextResultAsync(ct);
        return await found.ReadAsync(ct)
            ? new UsedKey(key with { Body = found.GetFieldValue<byte[]>(0) }, found.GetFieldValue<byte[]>(1))
            : null;
    }

    public async ValueTask Begin(CancellationToken ct)
    {
        if (began) return;
        Start();
        await Execute("BEGIN", ct);
    }

    public async ValueTask Rollback()
    {
        Clear();
        if (!began) return;
        began = false;
        if (Usable) await Execute("ROLLBACK", CancellationToken.None);
    }

    /// <summary>Entries, key and, when they are the last, COMMIT in one round trip.</summary>
    public override async ValueTask Write(Acting acting, UsedKey? key, bool last, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var row in acting.Inserts)
        {
            var type = row.GetType();
            if (!inserts.TryGetValue(type, out var made)) inserts[type] = made = RowInsert.For(Db, type, Engine.Postgres);
            var insert = new NpgsqlBatchCommand(made.Sql);
            for (var i = 0; i < made.ColumnCount; i++) insert.Parameters.Add(new NpgsqlParameter());
            made.Fill(insert.Parameters, row);
            batch.BatchCommands.Add(insert);
        }

        foreach (var entry in acting.Entries)
        {
            var insert = new NpgsqlBatchCommand(InsertEntry);
            foreach (var type in EntryTypes) insert.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type });
            Fill(insert.Parameters, entry);
            batch.BatchCommands.Add(insert);
        }

        if (key is not null)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("INSERT INTO platform_key (scope, body, answer, at) VALUES ($1, $2, $3, $4)")
            {
                Parameters =
                {
                    new() { Value = key.Key.Scope, NpgsqlDbType = NpgsqlDbType.Bytea },
                    new() { Value = key.Key.Body, NpgsqlDbType = NpgsqlDbType.Bytea },
                    new() { Value = key.Answer, NpgsqlDbType = NpgsqlDbType.Bytea },
                    new() { Value = acting.Now.Microseconds, NpgsqlDbType = NpgsqlDbType.Bigint },
                },
            });
        }

        if (last) batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        MayHaveCommitted = last;
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(ct);
        if (last) began = false;
        Clear();
    }

    /// <summary>
    /// The last link and the entries that can be sealed after it, in their final order; null when another node is sealing. A
    /// sequence number is not commit order. Rows of transactions older than every running one can't be joined by earlier
    /// ones any more; they are sealed by transaction, then by position. The lock, freed with the transaction, lets one node
    /// seal at a time.
    /// </summary>
    public async ValueTask<(SealRow? Last, IReadOnlyList<EntryRow> Entries)?> Sealable(int most, CancellationToken ct)
    {
        await using (var alone = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock(7305245)", connection))
            if (await alone.ExecuteScalarAsync(ct) is not true) return null;

        var last = await Db.Set<SealRow>().AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(ct);
        var position = last?.Position ?? 0;
        return (last, await Db.Set<EntryRow>().FromSql($"""
                SELECT * FROM journal_entry e
                WHERE xid < pg_snapshot_xmin(pg_current_snapshot())
                  AND xid >= COALESCE((SELECT xid FROM journal_entry WHERE position = {position}), '0'::xid8)
                  AND NOT EXISTS (SELECT FROM journal_seal s WHERE s.position = e.position)
                ORDER BY xid, position LIMIT {most}
                """)
            .AsNoTracking().OrderBy(e => EF.Property<ulong>(e, "Xid")).ThenBy(e => e.Position)
            .Select(EntryRow.SealedPart).ToListAsync(ct));
    }

    public override async ValueTask WriteSeals(IReadOnlyList<SealRow> seals, CancellationToken ct)
    {
        await using var insert = new NpgsqlCommand(
            "INSERT INTO journal_seal (number, position, hash) SELECT * FROM unnest($1, $2, $3)", connection)
        {
            Parameters =
            {
                new() { Value = seals.Select(s => s.Number).ToArray() },
                new() { Value = seals.Select(s => s.Position).ToArray() },
                new() { Value = seals.Select(s => s.Hash).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea },
            },
        };
        await insert.ExecuteNonQueryAsync(ct);
    }

    public async ValueTask Commit()
    {
        if (!began) return;
        began = false;
        MayHaveCommitted = true;
        await Execute("COMMIT", CancellationToken.None);
        Clear();
    }

    protected override object Id(Guid id) => id;

    private bool began;

    private void Start()
    {
        if (!began) MayHaveCommitted = false;
        began = true;
    }

    private async ValueTask Execute(string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
