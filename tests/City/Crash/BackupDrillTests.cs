using System.Net.Http.Json;
using System.Text.Json;
using SmartLocal.City.Tests.World;

namespace SmartLocal.City.Tests.Crash;

/// <summary>The drill: act, back up while people go on, lose everything, restore, and look whether it is all there.</summary>
public sealed class BackupDrillTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ome-drill-").FullName;

    private string Data => Path.Combine(folder, "data");

    private string Set => Path.Combine(folder, "set");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_city_comes_back_from_its_backup(bool onPostgres)
    {
        await using var cluster = onPostgres ? await PostgresCluster.Start() : null;
        string[] engine = cluster is null ? [] : ["--postgres", cluster.Connection];
        await (await HostProcess.Start(Data, null, engine)).DisposeAsync();
        var token = (await HostProcess.Verb(Data, ["api-token", "hanako@ome.example", .. engine])).Output;

        List<string> before;
        await using (var host = await HostProcess.Start(Data, null, engine))
        {
            using var client = host.Client(token);
            var photo = await DemoApplication.SendPhoto(client);
            await using var rush = new Rush(host.Address, token, photo, "drill", sideBySide: 4, wanted: 100, isPatient: true);
            await rush.Enough;
            before = [.. rush.Receipts.Values];
            var (made, line) = await HostProcess.Verb(Data, ["backup", "--to", Set, .. engine]);
            Assert.True(made == 0, line);
            var (exported, said) = await HostProcess.Verb(Data, ["export", "--to", Path.Combine(folder, "export"), .. engine]);
            Assert.True(exported == 0, said);
            await rush.End();
        }

        var applications = File.ReadLines(Path.Combine(folder, "export", "tables", "procedures_application.jsonl"))
            .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("receipt").GetString());
        Assert.Empty(before.Except(applications));

        Directory.Delete(Data, recursive: true);
        string[] anew = cluster is null ? [] : ["--postgres", cluster.Connection.Replace("Database=postgres", "Database=anew", StringComparison.Ordinal)];
        if (cluster is not null) await cluster.Do("CREATE DATABASE anew TEMPLATE template0");
        var (code, verified) = await HostProcess.Verb(Data, ["restore", "--from", Set, .. anew]);
        Assert.True(code == 0 && verified.StartsWith("intact", StringComparison.Ordinal), verified);

        await using (var restored = await HostProcess.Start(Data, null, anew))
        {
            using var client = restored.Client(token);
            var photo = await DemoApplication.SendPhoto(client);
            using var answer = await client.SendAsync(DemoApplication.Submission(DemoApplication.Json(photo), "after-the-restore"));
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            before.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("receipt").GetString()!);
            Assert.False(File.Exists(Path.Combine(Data, "restored")));
        }

        var (again, journal) = await HostProcess.Verb(Data, ["journal", "verify", "--anchor", .. anew]);
        Assert.True(again == 0, journal);
        (code, _) = await HostProcess.Verb(Data, ["export", "--to", Path.Combine(folder, "later"), .. anew]);
        Assert.Equal(0, code);
        var known = File.ReadLines(Path.Combine(folder, "later", "tables", "procedures_application.jsonl"))
            .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("receipt").GetString());
        Assert.Empty(before.Except(known));
    }

    [Fact]
    public async Task A_set_that_was_changed_is_not_restored_and_no_city_is_written_over()
    {
        await (await HostProcess.Start(Data)).DisposeAsync();
        Assert.Equal(0, (await HostProcess.Verb(Data, "backup", "--to", Set)).Code);
        var (occupied, why) = await HostProcess.Verb(Data, "restore", "--from", Set);
        Assert.True(occupied == 2 && why.Contains("not empty", StringComparison.Ordinal), why);

        var key = Path.Combine(Set, "folder", "keys", "digest.key");
        await File.WriteAllTextAsync(key, (await File.ReadAllTextAsync(key)).Replace('A', 'B').Replace('1', '2'));
        var (code, said) = await HostProcess.Verb(Path.Combine(folder, "other"), "restore", "--from", Set);
        Assert.True(code == 2 && said.Contains("digest.key", StringComparison.Ordinal), said);
    }
}
