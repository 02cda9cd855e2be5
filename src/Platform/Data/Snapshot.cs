using System.Data;
using Microsoft.EntityFrameworkCore;

namespace SmartLocal.Platform.Data;

/// <summary>
/// One moment of the database, held for as long as it takes to read it through, while the city goes on writing. On PostgreSQL
/// it is excused from the time limits of the city's sessions.
/// </summary>
internal sealed class Snapshot : IAsyncDisposable
{
    private readonly CityContext db;

    private Snapshot(CityContext db) => this.db = db;

    public static async Task<Snapshot> Take(CityContext db, CityDatabase database, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await db.Database.ExecuteSqlRawAsync(
            database.Engine is Engine.Sqlite
                ? "BEGIN"
                : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0",
            ct);
        return new(db);
    }

    public async ValueTask DisposeAsync()
    {
        if (db.Database.GetDbConnection().State is ConnectionState.Open) await db.Database.ExecuteSqlRawAsync("ROLLBACK");
        await db.Database.CloseConnectionAsync();
    }
}
