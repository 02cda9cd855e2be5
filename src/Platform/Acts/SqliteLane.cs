using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Acts;

/// <summary>The one writing connection of a SQLite city.</summary>
internal sealed class SqliteLane : Lane
{
    private readonly Dictionary<Type, (RowInsert Row, SqliteCommand Command)> inserts = [];
    private readonly SqliteConnection connection;
    private readonly SqliteCommand begin, commit, rollback, savepoint, release, undo, insertEntry, insertKey, findKey, insertSeal;

    public SqliteLane(LaneParts parts, SqliteConnection open) : base(parts, open)
    {
        connection = open;
        begin = Prepare("BEGIN IMMEDIATE");
        commit = Prepare("COMMIT");
        rollback = Prepare("ROLLBACK");
        savepoint = Prepare("SAVEPOINT act");
        release = Prepare("RELEASE act");
        undo = Prepare("ROLLBACK TO act");
        insertEntry = Prepare(
            $"INSERT INTO journal_entry ({EntryColumns}) VALUES ({string.Join(',', Enumerable.Range(0, EntryColumnCount).Select(i => $"@p{i}"))})",
            EntryColumnCount);
        insertKey = Prepare("INSERT INTO platform_key (scope, body, answer, at) VALUES (@p0, @p1, @p2, @p3)", 4);
        insertSeal = Prepare("INSERT INTO journal_seal (number, position, hash) VALUES (@p0, @p1, @p2)", 3);
        findKey = Prepare("SELECT body, answer FROM platform_key WHERE scope = @p0", 1);
    }

    /// <summary>Opens the file for writing: WAL, FULL (an acknowledged act survives a power cut), erased means overwritten.</summary>
    public static SqliteLane Open(LaneParts parts)
    {
        var opened = (SqliteConnection)parts.Database.NewConnection();
        opened.Open();
        using var pragmas = opened.CreateCommand();
        // 8,000 pages: a checkpoint syncs twice and rewrites scattered pages, which a rush should not pay three times a second.
        pragmas.CommandText = """
            PRAGMA journal_mode=WAL;
            PRAGMA synchronous=FULL;
            PRAGMA secure_delete=ON;
            PRAGMA busy_timeout=10000;
            PRAGMA wal_autocheckpoint=8000;
            PRAGMA cache_size=-8000;
            PRAGMA temp_store=MEMORY;
            """;
        pragmas.ExecuteNonQuery();
        return new SqliteLane(parts, opened);
    }

    /// <summary>Whether a transaction is still open: some errors (FULL, IOERR) end it.</summary>
    public bool InTransaction => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0;

    public void Begin() => begin.ExecuteNonQuery();

    public void Commit() => commit.ExecuteNonQuery();

    public void Rollback()
    {
        if (InTransaction) rollback.ExecuteNonQuery();
    }

    public void Savepoint() => savepoint.ExecuteNonQuery();

    public void Keep() => release.ExecuteNonQuery();

    public void Undo()
    {
        undo.ExecuteNonQuery();
        release.ExecuteNonQuery();
    }

    public override ValueTask<UsedKey?> FindKey(KeyBinding key, CancellationToken ct)
    {
        findKey.Parameters[0].Value = key.Scope;
        using var found = findKey.ExecuteReader();
        return ValueTask.FromResult(found.Read()
            ? new UsedKey(key with { Body = found.GetFieldValue<byte[]>(0) }, found.GetFieldValue<byte[]>(1))
            : (UsedKey?)null);
    }

    public override ValueTask Write(Acting acting, UsedKey? key, bool last, CancellationToken ct)
    {
        foreach (var row in acting.Inserts)
        {
            if (!inserts.TryGetValue(row.GetType(), out var insert))
            {
                var made = RowInsert.For(Db, row.GetType(), Engine.Sqlite);
                inserts[row.GetType()] = insert = (made, Prepare(made.Sql, made.ColumnCount));
            }

            insert.Row.Fill(insert.Command.Parameters, row);
            insert.Command.ExecuteNonQuery();
        }

        foreach (var entry in acting.Entries)
        {
            Fill(insertEntry.Parameters, entry);
            insertEntry.ExecuteNonQuery();
        }

        if (key is not null)
        {
            insertKey.Parameters[0].Value = key.Key.Scope;
            insertKey.Parameters[1].Value = key.Key.Body;
            insertKey.Parameters[2].Value = key.Answer;
            insertKey.Parameters[3].Value = acting.Now.Microseconds;
            insertKey.ExecuteNonQuery();
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask WriteSeals(IReadOnlyList<SealRow> seals, CancellationToken ct)
    {
        foreach (var seal in seals)
        {
            insertSeal.Parameters[0].Value = seal.Number;
            insertSeal.Parameters[1].Value = seal.Position;
            insertSeal.Parameters[2].Value = seal.Hash;
            insertSeal.ExecuteNonQuery();
        }

        return ValueTask.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var (_, command) in inserts.Values) await command.DisposeAsync();
        foreach (var command in new[] { begin, commit, rollback, savepoint, release, undo, insertEntry, insertKey, findKey, insertSeal })
            await command.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override object Id(Guid id) => id.ToByteArray(bigEndian: true);

    private SqliteCommand Prepare(string sql, int parameters = 0)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" });
        return command;
    }
}
