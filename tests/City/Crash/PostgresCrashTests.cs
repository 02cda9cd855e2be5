using SmartLocal.City.Tests.World;
using Xunit.Abstractions;

namespace SmartLocal.City.Tests.Crash;

/// <summary>
/// The city over PostgreSQL is killed under load, and the server under it brought down, in turn. What was acknowledged is
/// written down outside both.
/// </summary>
public sealed class PostgresCrashTests(ITestOutputHelper output) : IDisposable
{
    private const int AcknowledgedPerKill = 300;
    private const int Clients = 16;

    private readonly string folder = Directory.CreateTempSubdirectory("ome-crash-").FullName;

    private static int Kills => Repository.Deep ? 100 : 10;

    private string Data => Path.Combine(folder, "data");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_the_host_or_the_server_is_killed_under_load()
    {
        await using var cluster = await PostgresCluster.Start();
        var token = await Found(cluster);
        var acknowledged = new HashSet<string>(StringComparer.Ordinal);
        for (var kill = 1; kill <= Kills; kill++)
        {
            var receipts = await LoadUntilKilled(cluster, token, kill, killServer: kill % 2 == 0);
            Assert.True(receipts.Count >= AcknowledgedPerKill);
            acknowledged.UnionWith(receipts);
            Assert.Empty(await Missing(cluster, acknowledged));
        }

        var (code, said) = await HostProcess.Verb(Data, "journal", "verify", "--anchor", "--postgres", cluster.Connection);
        output.WriteLine($"{Kills} kills, {acknowledged.Count} acknowledged; {said}");
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task The_same_test_fails_over_a_server_that_answers_before_it_has_written()
    {
        await using var cluster = await PostgresCluster.Start("-c synchronous_commit=off -c wal_buffers=64MB -c bgwriter_lru_maxpages=0");
        var token = await Found(cluster);
        await cluster.WithholdLog();
        var receipts = await LoadUntilKilled(cluster, token, 1, killServer: true);
        var missing = await Missing(cluster, receipts);
        output.WriteLine($"{receipts.Count} acknowledged, {missing.Count} lost");
        Assert.NotEmpty(missing);
    }

    /// <summary>A host whose server went away and came back serves again by itself.</summary>
    [Fact]
    public async Task A_host_outlives_its_database_server()
    {
        await using var cluster = await PostgresCluster.Start();
        var token = await Found(cluster);
        await using var host = await HostProcess.Start(Data, null, "--postgres", cluster.Connection);
        using var client = host.Client(token);
        var file = await DemoApplication.SendPhoto(client);
        await using var rush = new Rush(host.Address, token, file, "outlived", sideBySide: 4, AcknowledgedPerKill, isPatient: true);
        await cluster.Crash();
        await cluster.Start();
        await rush.Enough;
        await rush.End();
        Assert.Empty(await Missing(cluster, rush.Receipts.Values));
        Assert.Equal(rush.Receipts.Count, await cluster.Ask<long>("SELECT count(*) FROM procedures_application"));
    }

    private async Task<string> Found(PostgresCluster cluster)
    {
        await using (await HostProcess.Start(Data, null, "--postgres", cluster.Connection))
        {
        }

        return (await HostProcess.Verb(Data, "api-token", "hanako@ome.example", "--postgres", cluster.Connection)).Output;
    }

    /// <summary>The host is killed, or the server under it; either way both are up again afterwards, the host anew next time.</summary>
    private async Task<IReadOnlyCollection<string>> LoadUntilKilled(PostgresCluster cluster, string token, int run, bool killServer)
    {
        await using var host = await HostProcess.Start(Data, null, "--postgres", cluster.Connection);
        using var client = host.Client(token);
        var file = await DemoApplication.SendPhoto(client);
        await using var rush = new Rush(host.Address, token, file, $"crash-{run}", Clients, AcknowledgedPerKill, isPatient: false);
        await rush.Enough;
        if (killServer) await cluster.Crash();
        await host.Kill();
        await rush.End();
        if (killServer) await cluster.Start();
        return [.. rush.Receipts.Values];
    }

    private static async Task<IReadOnlyList<string>> Missing(PostgresCluster cluster, IEnumerable<string> acknowledged)
    {
        await using var connection = await cluster.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT receipt FROM procedures_application";
        var known = new HashSet<string>(StringComparer.Ordinal);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) known.Add(rows.GetString(0));
        return [.. acknowledged.Where(r => !known.Contains(r))];
    }
}
