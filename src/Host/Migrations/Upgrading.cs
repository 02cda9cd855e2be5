using System.Globalization;
using SmartLocal.Host.Backups;
using SmartLocal.Platform.Data;

namespace SmartLocal.Host.Migrations;

/// <summary>
/// Brings the database to what this build needs. Before it changes one that is in use it writes a set into the data folder:
/// with the build before, <c>restore</c> is the way back.
/// </summary>
internal sealed class Upgrading(DataFolder folder, CityDatabase database, Backup backup, TimeProvider clock)
{
    public async Task Upgrade(CancellationToken ct)
    {
        IReadOnlyList<string> applied;
        await using (var connection = database.NewConnection())
        {
            await connection.OpenAsync(ct);
            applied = await CityMigrations.Applied(connection, ct);
        }

        var missing = (await CityMigrations.Known(database, ct)).Except(applied, StringComparer.Ordinal).ToList();
        if (applied.Count > 0 && missing.Count > 0)
        {
            var now = clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            Directory.CreateDirectory(folder.File("backups"));
            await backup.Write(folder.File(Path.Combine("backups", $"{now}-before-{missing[^1]}")), ct);
        }

        await CityMigrations.Apply(database, ct);
        if (database.Engine is not Engine.Postgres) return;
        await PostgresSessions.Limit(database, ct);
        await PostgresSessions.Settle(database, ct);
    }
}
