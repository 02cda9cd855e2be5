using SmartLocal.Host;
using SmartLocal.Host.Backups;
using SmartLocal.Host.Migrations;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Data;

namespace SmartLocal.Modules.Tests.Host;

/// <summary>A city of the first build comes to the newest with everything it had, and there is a way back.</summary>
public sealed class UpgradeTests : IAsyncLifetime
{
    private static readonly string Account =
        $"INSERT INTO platform_account (id, mail, made_at, language) VALUES ({(TestDatabase.OnPostgres ? "gen_random_uuid()" : "randomblob(16)")}, 'first@ome.example', 1, 'Ja')";

    private readonly string folder = Directory.CreateTempSubdirectory("ome-upgrade-").FullName;
    private readonly TestDatabase server = new();
    private readonly TestDatabase another = new();

    public async Task InitializeAsync()
    {
        await server.Create();
        await another.Create();
    }

    public async Task DisposeAsync()
    {
        await server.Drop();
        await another.Drop();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_database_of_the_first_migration_is_upgraded_and_can_go_back()
    {
        var data = new DataFolder(Path.Combine(folder, "data"));
        await using var database = DatabaseOf(data, server);
        var known = await CityMigrations.Known(database, default);
        await CityMigrations.Apply(database, default, known.Take(1).ToList());
        await Ask(database, Account);

        var backup = new Backup(data, database, TimeProvider.System);
        var upgrading = new Upgrading(data, database, backup, TimeProvider.System);
        await upgrading.Upgrade(default);
        Assert.Equal(known, await Applied(database));
        Assert.Equal(1L, await Ask(database, "SELECT count(*) FROM platform_account WHERE mail = 'first@ome.example'"));

        // A build that has nothing to add writes no set.
        var sets = Directory.Exists(data.File("backups")) ? Directory.GetDirectories(data.File("backups")) : [];
        Assert.Equal(known.Count > 1 ? 1 : 0, sets.Length);
        var set = sets.FirstOrDefault() ?? Path.Combine(folder, "set");
        if (sets.Length == 0) await backup.Write(set, default);

        var back = new DataFolder(Path.Combine(folder, "back"));
        await using var restored = DatabaseOf(back, another);
        Assert.Null(await new Restoring(back, restored).Restore(set, default));
        Assert.Equal(known.Take(1), await Applied(restored));
        Assert.Equal(1L, await Ask(restored, "SELECT count(*) FROM platform_account WHERE mail = 'first@ome.example'"));
    }

    private static CityDatabase DatabaseOf(DataFolder data, TestDatabase server) => new RunOptions { Postgres = server.Postgres }.Database(data);

    private static async Task<IReadOnlyList<string>> Applied(CityDatabase database)
    {
        await using var connection = database.NewConnection();
        await connection.OpenAsync();
        return await CityMigrations.Applied(connection, default);
    }

    private static async Task<object?> Ask(CityDatabase database, string sql)
    {
        await using var connection = database.NewConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
