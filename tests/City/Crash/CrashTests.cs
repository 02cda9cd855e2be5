using SmartLocal.City.Tests.World;
using Xunit.Abstractions;

namespace SmartLocal.City.Tests.Crash;

/// <summary>
/// The city is killed under load, again and again, on a disk that loses what was not synced (withhold.c), which is what a
/// power cut does. What was acknowledged is written down outside the server.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int AcknowledgedPerKill = 1000;
    private const int Clients = 32;

    private readonly string folder = Directory.CreateTempSubdirectory("ome-crash-").FullName;
    private string disk = "";

    private static int Kills => Repository.Deep ? 100 : 10;

    private string Data => Path.Combine(folder, "data");

    public async Task InitializeAsync() => disk = await Preloaded.Compile("withhold", folder);

    public Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_the_power_fails_under_load()
    {
        var acknowledged = new HashSet<string>(StringComparer.Ordinal);
        var token = await Found();
        for (var kill = 1; kill <= Kills; kill++)
        {
            var before = acknowledged.Count;
            acknowledged.UnionWith(await LoadUntilKilled(token, "until-synced", kill));
            Assert.True(acknowledged.Count - before >= AcknowledgedPerKill);
            Assert.Empty(await Missing(acknowledged));
        }

        var (code, said) = await HostProcess.Verb(Data, "journal", "verify", "--anchor");
        output.WriteLine($"{Kills} kills, {acknowledged.Count} acknowledged; {said}");
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task A_verb_that_writes_is_refused_while_the_city_runs()
    {
        await using var host = await HostProcess.Start(Data);
        Assert.Equal(2, (await HostProcess.Verb(Data, "publish")).Code);
        Assert.Equal(0, (await HostProcess.Verb(Data, "journal", "verify")).Code);
    }

    [Fact]
    public async Task A_city_that_is_started_twice_says_so_and_makes_no_second_folder()
    {
        await using var host = await HostProcess.Start(Data);
        var other = Path.Combine(folder, "other");
        var (code, said) = await HostProcess.Verb(other, "run", "--port", $"{host.Address.Port}");
        Assert.Equal((2, $"Port {host.Address.Port} is in use by another process; stop it, or give another --port"), (code, said));
        Assert.False(Directory.Exists(other));
        (code, said) = await HostProcess.Verb(Data, "run", "--port", $"{HostProcess.FreePort()}");
        Assert.Equal((2, $"The data folder {Data} is in use by another process; stop it, or give another --data"), (code, said));
    }

    [Fact]
    public async Task The_same_test_fails_on_a_disk_that_never_writes()
    {
        var token = await Found();
        var acknowledged = await LoadUntilKilled(token, "never", 1);
        var missing = await Missing(acknowledged);
        output.WriteLine($"{acknowledged.Count} acknowledged, {missing.Count} lost");
        Assert.NotEmpty(missing);
    }

    /// <summary>A demo city with its data on a real disk, and a resident's token in it.</summary>
    private async Task<string> Found()
    {
        await using (await HostProcess.Start(Data))
        {
        }

        return (await HostProcess.Verb(Data, "api-token", "hanako@ome.example")).Output;
    }

    private async Task<IReadOnlyCollection<string>> LoadUntilKilled(string token, string syncing, int run)
    {
        await using var host = await HostProcess.Start(Data, new Dictionary<string, string> { ["LD_PRELOAD"] = disk, ["WITHHOLD"] = syncing });
        using var client = host.Client(token);
        var file = await DemoApplication.SendPhoto(client);
        await using var rush = new Rush(host.Address, token, file, $"crash-{run}", Clients, AcknowledgedPerKill, isPatient: false);
        await rush.Enough;
        await host.Kill();
        await rush.End();
        return [.. rush.Receipts.Values];
    }

    /// <summary>The receipts that a city started anew on the same data does not know.</summary>
    private async Task<IReadOnlyList<string>> Missing(IReadOnlyCollection<string> acknowledged)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(Data, "city.db")};Pooling=False");
        await connection.OpenAsync();
        var known = new HashSet<string>(StringComparer.Ordinal);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT receipt FROM procedures_application";
        try
        {
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync()) known.Add(rows.GetString(0));
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            return [.. acknowledged]; // a database that can't be read has lost everything
        }

        return [.. acknowledged.Where(r => !known.Contains(r))];
    }
}
