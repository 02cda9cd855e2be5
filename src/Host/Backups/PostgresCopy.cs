using Npgsql;
using SmartLocal.Host.Migrations;
using SmartLocal.Platform.Data;

namespace SmartLocal.Host.Backups;

/// <summary>
/// A PostgreSQL database as one COPY for each table, read in one snapshot. It needs no programs of the server's version on
/// the node, and whoever has pg_dump or continuous archiving may go on using them for the database alone.
/// </summary>
internal static class PostgresCopy
{
    /// <summary>Transaction numbers mean nothing in another cluster: a restored entry gets that of the restoring transaction.</summary>
    private static bool IsCopied(string table, string column) => (table, column) is not ("journal_entry", "xid");

    public static async Task<CopiedDatabase> Write(CityDatabase database, string set, CancellationToken ct)
    {
        await using var connection = (NpgsqlConnection)database.NewConnection();
        await connection.OpenAsync(ct);
        await Run(connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0", ct);
        var tables = await Tables(connection, ct);
        var files = new List<BackedUpFile>();
        foreach (var table in tables)
        {
            await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {Named(table)} TO STDOUT (FORMAT BINARY)", ct);
            files.Add(await DigestedCopy.Of(rows, set, PathOf(table), ct));
        }

        var copied = new CopiedDatabase(await Backup.Head(connection, ct), await CityMigrations.Applied(connection, ct), tables, files);
        await Run(connection, "ROLLBACK", ct);
        return copied;
    }

    /// <summary>Fills the empty tables that the set's migrations have made, in one transaction.</summary>
    public static async Task Read(CityDatabase database, string set, IReadOnlyList<BackedUpTable> tables, CancellationToken ct)
    {
        await using var connection = (NpgsqlConnection)database.NewConnection();
        await connection.OpenAsync(ct);
        await Run(connection, "BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0", ct);
        foreach (var table in tables)
        {
            await using var file = File.OpenRead(Path.Combine(set, PathOf(table)));
            await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {Named(table)} FROM STDIN (FORMAT BINARY)", ct);
            await file.CopyToAsync(rows, ct);
        }

        // Numbers that the database gives go on behind the restored ones.
        await Run(connection, """
            DO $$
            DECLARE at record;
            DECLARE highest bigint;
            BEGIN
              FOR at IN SELECT table_name, column_name FROM information_schema.columns
                        WHERE table_schema = current_schema() AND (is_identity = 'YES' OR column_default LIKE 'nextval(%') LOOP
                EXECUTE format('SELECT max(%I) FROM %I', at.column_name, at.table_name) INTO highest;
                IF highest IS NOT NULL THEN
                  PERFORM setval(pg_get_serial_sequence(quote_ident(at.table_name), at.column_name), highest);
                END IF;
              END LOOP;
            END $$
            """, ct);
        await Run(connection, "COMMIT", ct);
    }

    public static async Task<IReadOnlyList<BackedUpTable>> Tables(NpgsqlConnection connection, CancellationToken ct)
    {
        var columns = new List<(string Table, string Column)>();
        await using var command = new NpgsqlCommand("""
            SELECT c.table_name, c.column_name
            FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.table_name <> 'platform_migration' AND c.is_generated = 'NEVER'
            ORDER BY c.table_name, c.ordinal_position
            """, connection);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            if (IsCopied(rows.GetString(0), rows.GetString(1))) columns.Add((rows.GetString(0), rows.GetString(1)));
        return [.. columns.GroupBy(c => c.Table).Select(t => new BackedUpTable(t.Key, [.. t.Select(c => c.Column)]))];
    }

    private static string PathOf(BackedUpTable table) => $"database/{table.Name}.copy";

    private static string Named(BackedUpTable table) => $"\"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c}\""))})";

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}
