using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Jobs;

namespace SmartLocal.Modules.Tests.Platform.Files;

/// <summary>Bytes are on the disk before an act names them, and what no act names goes away.</summary>
public sealed class FileStoreTests(Ome ome) : IClassFixture<Ome>
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7 "u8, .. new byte[1000]];

    private FileStore Store => ome.Get<FileStore>();

    private string Folder => Path.Combine(ome.DataFolder, "files");

    [Fact]
    public async Task What_no_act_took_is_swept_and_what_one_took_stays()
    {
        var kept = await Written();
        var orphan = await Written();
        Assert.False((await ome.As(Actor.Visitor).Perform(new KeepFile(kept), default)).IsRefused);
        var torn = PathOf(orphan) + ".part";
        await File.WriteAllTextAsync(torn, "torn");
        foreach (var path in new[] { PathOf(kept), PathOf(orphan), torn }) File.SetLastWriteTimeUtc(path, ome.Clock.GetUtcNow().UtcDateTime.AddDays(-2));
        var recent = await Written();
        File.SetLastWriteTimeUtc(PathOf(recent), ome.Clock.GetUtcNow().UtcDateTime);

        var sweeping = new FileSweeping(ome.Get<DataFolder>(), ome.Get<IDbContextFactory<CityContext>>(), ome.Clock);
        Assert.Equal(JobOutcome.Done, await sweeping.Do(new SweepFiles(), new Working(default, 1, ome.AsSystem), default));
        Assert.NotNull(await Store.Open(kept.Id, default));
        Assert.True(File.Exists(PathOf(recent)));
        Assert.False(File.Exists(PathOf(orphan)) || File.Exists(torn));
    }

    [Fact]
    public async Task A_sending_that_breaks_off_leaves_nothing_behind()
    {
        var before = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Length;
        await using var broken = new BrokenStream();
        await Assert.ThrowsAsync<IOException>(() => Store.Write(broken, "broken.pdf", FileStore.Largest, [MediaType.Pdf], default));
        Assert.Equal(before, Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task A_disk_that_takes_no_more_is_named_and_not_taken_for_a_sender_who_went_away()
    {
        await using var full = new BrokenStream { Failure = new IOException("No space left on device", 28) };
        Assert.Equal(FileStore.NotKept, (await Store.Write(full, "full.pdf", FileStore.Largest, [MediaType.Pdf], default)).Refusal.Kind);
    }

    private async Task<WrittenFile> Written()
    {
        using var content = new MemoryStream(Pdf);
        return (await Store.Write(content, "a.pdf", FileStore.Largest, [MediaType.Pdf], default)).Value;
    }

    private string PathOf(WrittenFile file)
    {
        var name = file.Id.Value.ToString("n");
        return Path.Combine(Folder, name[^2..], name);
    }

    /// <summary>Gives a beginning, and then the line is dead.</summary>
    private sealed class BrokenStream : MemoryStream
    {
        private int reads;

        public IOException Failure { get; init; } = new("the line is dead");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (++reads > 1) throw Failure;
            Pdf.CopyTo(buffer);
            return ValueTask.FromResult(Pdf.Length);
        }
    }
}
