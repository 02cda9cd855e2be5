using Npgsql;
using SmartLocal.Platform.Data;

namespace SmartLocal.Host.Migrations;

/// <summary>
/// What every session of the city's role gets, unless the city set its own: an open transaction holds up the sealing of the
/// journal, so none may be forgotten. Set on role and database, because pgbouncer passes no settings of a connection on.
/// </summary>
internal static class PostgresSessions
{
    public static async Task Limit(CityDatabase database, CancellationToken ct)
    {
        await using var connection = (NpgsqlConnection)database.NewConnection();
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("""
            DO $$
            DECLARE wanted record;
            BEGIN
              FOR wanted IN SELECT * FROM (VALUES ('idle_in_transaction_session_timeout', '30s'), ('statement_timeout', '60s')) AS limits (name, value) LOOP
                IF current_setting(wanted.name) = '0' THEN
                  EXECUTE format('ALTER ROLE CURRENT_USER IN DATABASE %I SET %I = %L', current_database(), wanted.name, wanted.value);
                END IF;
              END LOOP;
            END $$
            """, connection);
        await command.ExecuteNonQueryAsync(ct);
        // Sessions that were opened before keep what they had.
        database.ForgetSessions();
    }

    /// <summary>
    /// Entries are sealed in the order of their transactions' numbers. A database that was brought over from another cluster
    /// holds numbers that this one has not reached: new entries would come before sealed ones, and never be sealed.
    /// </summary>
    public static async Task Settle(CityDatabase database, CancellationToken ct)
    {
        await using var connection = (NpgsqlConnection)database.NewConnection();
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("""
            SET LOCAL statement_timeout = 0;
            UPDATE journal_entry e
            SET xid = CASE WHEN EXISTS (SELECT FROM journal_seal s WHERE s.position = e.position) THEN '0'::xid8 ELSE pg_current_xact_id() END
            WHERE (SELECT max(xid) FROM journal_entry) >= pg_snapshot_xmax(pg_current_snapshot())
            """, connection);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
