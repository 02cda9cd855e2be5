using System.IO.MemoryMappedFiles;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SmartLocal.City.Tests.World;
using Xunit.Abstractions;

namespace SmartLocal.City.Tests.Crash;

/// <summary>
/// The disk finds no room or breaks under load (faults.c), and the city lives on: an error harms at most the act that met it,
/// whoever sends again what failed has it done once, and nothing that was acknowledged is lost.
/// </summary>
public sealed class FaultyDiskTests(ITestOutputHelper output) : IDisposable
{
    private const int Clients = 16;

    private readonly string folder = Directory.CreateTempSubdirectory("ome-faulty-").FullName;

    private string Data => Path.Combine(folder, "data");

    private static int Faults => Repository.Deep ? 500 : 30;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_error_of_the_disk_harms_at_most_the_act_that_met_it()
    {
        await using (await HostProcess.Start(Data))
        {
        }

        using var disk = new FaultyDisk(folder, await Preloaded.Compile("faults", folder));
        var token = (await HostProcess.Verb(Data, "api-token", "hanako@ome.example")).Output;
        await using var host = await HostProcess.Start(Data, disk.Environment);
        using var client = host.Client(token);
        var file = await DemoApplication.SendPhoto(client);
        await using var rush = new Rush(host.Address, token, file, "faulty", Clients, wanted: 200, isPatient: true);
        await rush.Enough;
        Assert.Equal(0, rush.Again);

        await disk.Fail(FaultyDisk.NoRoomInTheLog, Faults);
        var withoutRoom = rush.Again;
        await disk.Fail(FaultyDisk.NoSyncOfTheLog, Faults);
        disk.Mend();
        var (met, struck) = (rush.Again, disk.Count);
        var before = rush.Receipts.Count;

        // Where no file can be kept, applications without a new one go on.
        disk.Break(FaultyDisk.NoRoomForFiles);
        using (var photo = new ByteArrayContent(DemoApplication.Photo))
        using (var refused = await client.PostAsync(new Uri("/api/files?name=receipt.png", UriKind.Relative), photo))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal("files.not-kept", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        }

        await rush.Reaches(before + 100);
        disk.Mend();
        Assert.Empty(Directory.GetFiles(Path.Combine(Data, "files"), "*.part", SearchOption.AllDirectories));
        _ = await DemoApplication.SendPhoto(client);
        await rush.End();
        await host.DisposeAsync();

        output.WriteLine($"{disk.Count} faults, {rush.Receipts.Count} acknowledged, {rush.Again} sent again ({withoutRoom} for want of room)");
        // Each fault harms one act at most, and some did: else nothing was tried here.
        Assert.InRange(met, withoutRoom, struck);
        Assert.NotEqual(0, withoutRoom);
        var receipts = rush.Receipts.Values.ToHashSet(StringComparer.Ordinal);
        Assert.Equal(rush.Receipts.Count, receipts.Count);
        Assert.Equal(receipts, await Kept());
        var (code, said) = await HostProcess.Verb(Data, "journal", "verify", "--anchor");
        Assert.True(code == 0, said);
    }

    /// <summary>The receipts in the database.</summary>
    private async Task<HashSet<string>> Kept()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "city.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT receipt FROM procedures_application";
        await using var rows = await command.ExecuteReaderAsync();
        var kept = new HashSet<string>(StringComparer.Ordinal);
        while (await rows.ReadAsync()) kept.Add(rows.GetString(0));
        return kept;
    }

    /// <summary>The disk of faults.c, told what to do through the file that both have in memory.</summary>
    private sealed class FaultyDisk : IDisposable
    {
        public const char NoRoomInTheLog = 'w', NoSyncOfTheLog = 's', NoRoomForFiles = 'f';

        private readonly MemoryMappedFile control;
        private readonly MemoryMappedViewAccessor view;

        public FaultyDisk(string folder, string library)
        {
            var path = Path.Combine(folder, "faults");
            control = MemoryMappedFile.CreateFromFile(path, FileMode.CreateNew, mapName: null, capacity: 16);
            view = control.CreateViewAccessor();
            Environment = new Dictionary<string, string> { ["LD_PRELOAD"] = library, ["FAULTS"] = path };
        }

        public IReadOnlyDictionary<string, string> Environment { get; }

        public int Count => (int)view.ReadInt64(8);

        public void Break(char what) => view.Write(0, (byte)what);

        public void Mend() => Break('-');

        /// <summary>Fails until as many more faults have struck.</summary>
        public async Task Fail(char what, int times)
        {
            var until = Count + times;
            Break(what);
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            while (Count < until) await timer.WaitForNextTickAsync(patience.Token);
        }

        public void Dispose()
        {
            view.Dispose();
            control.Dispose();
        }
    }
}
