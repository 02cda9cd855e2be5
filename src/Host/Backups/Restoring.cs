using Npgsql;
using SmartLocal.Host.Migrations;
using SmartLocal.Platform.Data;

namespace SmartLocal.Host.Backups;

/// <summary>
/// Puts a set into an empty data folder and, on PostgreSQL, an empty database. It begins only when every file of the set is
/// what its manifest says, and leaves a mark by which the next start does again what a restore must not undo.
/// </summary>
internal sealed class Restoring(DataFolder folder, CityDatabase database)
{
    /// <summary>Lies in a restored data folder until its first start.</summary>
    public const string Mark = "restored";

    public const string Help = "restore --from DIR      a set into an empty data folder (and an empty database); then verifies its journal";

    /// <summary>What may lie in the folder before: the latest list of what was erased is newer than any set, and stays.</summary>
    private static readonly HashSet<string> MayStand = ["lock", "origin", "erasures.log"];

    /// <summary>Restores. Null, or the sentence that says why nothing was done.</summary>
    public async Task<string?> Restore(string set, CancellationToken ct)
    {
        if (await BackupManifest.Read(set, ct) is not { Format: 1 } manifest) return $"{set} holds no set that this build can read";
        if (manifest.Engine != database.Engine.ToString()) return $"{set} was made on {manifest.Engine}; give {(database.Engine is Engine.Sqlite ? "--postgres" : "no --postgres")}";
        var unknown = manifest.Migrations.Except(await CityMigrations.Known(database, ct), StringComparer.Ordinal).ToList();
        if (unknown.Count > 0) return $"{set} was made by a newer build (it has {string.Join(", ", unknown)})";
        foreach (var file in manifest.Files)
            if (!await DigestedCopy.IsIntact(set, file, ct)) return $"{set}/{file.Path} is missing or is not what was written";
        if (await InTheWay(ct) is { } inTheWay) return inTheWay;

        // The folder was made with some origin when the verb began; it is still empty, so the set's counts.
        File.Delete(folder.File("origin"));
        foreach (var file in manifest.Files)
        {
            if (!file.Path.StartsWith(Backup.FolderPart + "/", StringComparison.Ordinal)) continue;
            var name = file.Path[(Backup.FolderPart.Length + 1)..];
            if (!File.Exists(folder.File(name))) await DigestedCopy.Of(Path.Combine(set, file.Path), folder.File(""), name, ct);
        }

        if (!OperatingSystem.IsWindows() && Directory.Exists(folder.File("keys")))
            File.SetUnixFileMode(folder.File("keys"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (database.Engine is Engine.Sqlite)
        {
            await DigestedCopy.Of(Path.Combine(set, Backup.DatabaseFile), folder.File(""), "city.db", ct);
        }
        else
        {
            await CityMigrations.Apply(database, ct, manifest.Migrations);
            await PostgresCopy.Read(database, set, manifest.Tables, ct);
        }

        await File.WriteAllTextAsync(folder.File(Mark), manifest.MadeAt.ToString("O"), ct);
        return null;
    }

    private async Task<string?> InTheWay(CancellationToken ct)
    {
        var found = Directory.EnumerateFileSystemEntries(folder.File("")).Select(p => Path.GetFileName(p)!).FirstOrDefault(n => !MayStand.Contains(n));
        if (found is not null) return $"The data folder is not empty (it holds {found}); move it away, or give another --data";
        if (database.Engine is Engine.Sqlite) return null;
        await using var connection = (NpgsqlConnection)database.NewConnection();
        await connection.OpenAsync(ct);
        return (await PostgresCopy.Tables(connection, ct)).Count == 0 ? null : "The database is not empty; restore into a new one";
    }
}
