using Microsoft.Data.Sqlite;

namespace SmartLocal.Modules.Tests.World;

/// <summary>
/// What a new city holds when it opens: tables, the release, the demo's people, its keys. It is made once a run, and every
/// world begins with a copy, because making it takes four times as long as starting a city that is there.
/// </summary>
internal sealed class FirstDay
{
    private static readonly Lazy<Task<FirstDay>> Made = new(Make);

    private readonly string folder;
    private readonly TestDatabase database;

    private FirstDay(string folder, TestDatabase database)
    {
        (this.folder, this.database) = (folder, database);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            Directory.Delete(folder, recursive: true);
            database.Drop().GetAwaiter().GetResult();
        };
    }

    /// <summary>Fills an empty folder, and makes the database.</summary>
    public static async Task CopyTo(string target, TestDatabase database)
    {
        var day = await Made.Value;
        foreach (var from in Directory.EnumerateFiles(day.folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(target, Path.GetRelativePath(day.folder, from));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
        }

        await database.Create(day.database);
    }

    private static async Task<FirstDay> Make()
    {
        var ome = new Ome { FromNothing = true };
        await ome.InitializeAsync();
        await ome.CaughtUp();
        await ome.Stop();
        SqliteConnection.ClearAllPools();
        await ome.Database.Close();
        return new FirstDay(ome.DataFolder, ome.Database);
    }
}
