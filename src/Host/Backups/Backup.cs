using System.Data.Common;
using Microsoft.Data.Sqlite;
using SmartLocal.Host.Migrations;
using SmartLocal.Platform.Data;

namespace SmartLocal.Host.Backups;

/// <summary>
/// Writes database, files and keys as one set, while the city runs. What the database names is in the set: the anchor is
/// copied before the database is read, because it may know no more of the journal than the database, and the files after,
/// because they are on the disk before an act names them.
/// </summary>
internal sealed class Backup(DataFolder folder, CityDatabase database, TimeProvider clock)
{
    public const string DatabaseFile = "database/city.db";
    public const string FolderPart = "folder";

    /// <summary>Of the data folder: what is not the city's, or goes into the set in another way.</summary>
    private static bool IsLeftOut(string path) =>
        path is "lock" or Restoring.Mark
        || path.StartsWith("city.db", StringComparison.Ordinal) || path.StartsWith("backups/", StringComparison.Ordinal)
        || path.EndsWith(".part", StringComparison.Ordinal);

    /// <summary>Writes the set. The folder is there when it is complete, and not before.</summary>
    public async Task<BackupManifest> Write(string target, CancellationToken ct)
    {
        var part = target.TrimEnd('/') + ".part";
        if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
        Directory.CreateDirectory(part);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(part, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var files = new List<BackedUpFile>();
        var anchor = folder.File("anchor.log");
        if (File.Exists(anchor)) files.Add(await DigestedCopy.Of(anchor, part, $"{FolderPart}/anchor.log", ct));
        var (madeAt, copy) = (clock.GetUtcNow(), database.Engine is Engine.Sqlite ? await CopySqlite(part, ct) : await PostgresCopy.Write(database, part, ct));
        files.AddRange(copy.Files);
        var root = folder.File("");
        foreach (var path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
            if (name == "anchor.log" || IsLeftOut(name)) continue;
            if (await CopyUnlessErased(path, part, $"{FolderPart}/{name}", ct) is { } copied) files.Add(copied);
        }

        var manifest = new BackupManifest(database.Engine.ToString(), folder.Origin.ToString(), madeAt, copy.Head, copy.Migrations, copy.Tables, files);
        await manifest.Write(part, ct);
        Directory.Move(part, target);
        return manifest;
    }

    private static async Task<BackedUpFile?> CopyUnlessErased(string path, string set, string name, CancellationToken ct)
    {
        try
        {
            return await DigestedCopy.Of(path, set, name, ct);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>VACUUM INTO reads one moment of the database beside its writer, and copies nothing of what was deleted.</summary>
    private async Task<CopiedDatabase> CopySqlite(string set, CancellationToken ct)
    {
        var raw = Path.Combine(set, "city.db.raw");
        await using (var connection = database.NewConnection())
        {
            await connection.OpenAsync(ct);
            await using var vacuum = connection.CreateCommand();
            vacuum.CommandText = "VACUUM INTO @path";
            vacuum.CommandTimeout = 0;
            vacuum.Parameters.Add(new SqliteParameter("@path", raw));
            await vacuum.ExecuteNonQueryAsync(ct);
        }

        long head;
        IReadOnlyList<string> migrations;
        await using (var made = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = raw, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()))
        {
            await made.OpenAsync(ct);
            (head, migrations) = (await Head(made, ct), await CityMigrations.Applied(made, ct));
        }

        var file = await DigestedCopy.Of(raw, set, DatabaseFile, ct);
        File.Delete(raw);
        return new(head, migrations, [], [file]);
    }

    public static async Task<long> Head(DbConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COALESCE(MAX(number), 0) FROM journal_seal";
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}

/// <summary>A database as it stands in a set.</summary>
internal sealed record CopiedDatabase(long Head, IReadOnlyList<string> Migrations, IReadOnlyList<BackedUpTable> Tables, IReadOnlyList<BackedUpFile> Files);
