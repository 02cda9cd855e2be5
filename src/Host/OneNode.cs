using System.Data.Common;
using SmartLocal.Platform.Data;

namespace SmartLocal.Host;

/// <summary>
/// Lets one node at a time bring the database to what this build needs and plant what a new city begins with; the next one
/// finds it done. On SQLite the lock on the data folder has seen to that already.
/// </summary>
internal static class OneNode
{
    public static async Task<IAsyncDisposable?> Alone(CityDatabase database, CancellationToken ct)
    {
        if (database.Engine is Engine.Sqlite) return null;
        var connection = database.NewConnection();
        try
        {
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            // Freed with the transaction, so that it also works behind pgbouncer; it writes nothing, so no seal waits for it.
            command.CommandText = """
                BEGIN;
                SET LOCAL statement_timeout = 0;
                SET LOCAL idle_in_transaction_session_timeout = 0;
                SELECT pg_advisory_xact_lock(7305246);
                """;
            await command.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch (DbException)
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
