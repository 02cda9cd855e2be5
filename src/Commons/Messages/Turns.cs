using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Messages;

/// <summary>
/// Lets acts about the same thing follow each other, where what one counts must be seen by the next. SQLite has one writer anyway; on
/// PostgreSQL the turn ends with the transaction.
/// </summary>
internal static class Turns
{
    /// <param name="acting">The act that waits for its turn.</param>
    /// <param name="of">A digest of the thing. Whoever waits for two takes the account's first.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task Wait(Acting acting, byte[] of, CancellationToken ct)
    {
        if (acting.Get<CityDatabase>().Engine is Engine.Sqlite) return;
        var key = BinaryPrimitives.ReadInt64BigEndian(of);
        await acting.Db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})", ct);
    }
}
