using SmartLocal.City.Tests.World;

namespace SmartLocal.City.Tests.Journeys;

/// <summary>A demo that has a past: days that were lived before anybody looks at it.</summary>
public sealed class SimulatedPastTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ome-past-").FullName;

    private string Data => Path.Combine(folder, "data");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_new_city_lives_until_yesterday_and_is_served_from_there()
    {
        var (code, said) = await HostProcess.Verb(Data, "simulate", "--days", "5", "--residents", "3000");
        Assert.True(code == 0, said);
        Assert.Equal(5, said.Split('\n').Count(l => l.EndsWith("audits silent", StringComparison.Ordinal)));
        (code, said) = await HostProcess.Verb(Data, "simulate");
        Assert.True(code == 2 && said.Contains("already; give a new --data", StringComparison.Ordinal), said);

        await using var host = await HostProcess.Start(Data);
        using var http = new HttpClient { BaseAddress = host.Address };
        Assert.Contains("\"origin\":\"simulated\"", await http.GetStringAsync(new Uri("/api/plan", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "openapi.json")),
            await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        (code, said) = await HostProcess.Verb(Data, "audit");
        Assert.True(code == 0, said);
        (code, said) = await HostProcess.Verb(Data, "journal", "verify", "--anchor");
        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task A_database_with_a_city_in_it_is_neither_simulated_nor_served_from_another_folder()
    {
        await using var cluster = await PostgresCluster.Start();
        var (code, said) = await HostProcess.Verb(Data, "simulate", "--days", "1", "--residents", "10", "--postgres", cluster.Connection);
        Assert.True(code == 0, said);
        var entries = await cluster.Ask<long>("SELECT count(*) FROM journal_entry");

        (code, said) = await HostProcess.Verb(Path.Combine(folder, "new"), "simulate", "--days", "1", "--postgres", cluster.Connection);
        Assert.True(code == 2 && said.Contains("already; give a new --postgres", StringComparison.Ordinal), said);
        (code, said) = await HostProcess.Verb(Path.Combine(folder, "served"), "run", "--port", "0", "--postgres", cluster.Connection);
        Assert.True(code == 2 && said.Contains("give the data folder that belongs to it", StringComparison.Ordinal), said);
        Assert.Equal(entries, await cluster.Ask<long>("SELECT count(*) FROM journal_entry"));
    }

    [Fact]
    public async Task A_citys_own_folder_is_never_simulated_and_a_wrong_word_is_answered_with_the_help()
    {
        var (code, said) = await HostProcess.Verb(Data, "simulate", "--days", "2", "--empty");
        Assert.True(code == 2 && said.Contains("own folder is never simulated", StringComparison.Ordinal), said);
        (code, said) = await HostProcess.Verb(Data, "simulate", "--days", "none");
        Assert.True(code == 2 && said.StartsWith("simulate [", StringComparison.Ordinal), said);
    }
}
