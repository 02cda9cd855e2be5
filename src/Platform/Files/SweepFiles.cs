using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Jobs;

namespace SmartLocal.Platform.Files;

/// <summary>Removes bytes that no act has named within a day: of a form that was never sent on, or of a node that died on the way.</summary>
internal sealed record SweepFiles : IJob
{
    public static JobKind Kind { get; } = new("files.sweep", "files.job.sweep") { Lease = TimeSpan.FromMinutes(5) };
}

internal sealed class FileSweeping(DataFolder data, IDbContextFactory<CityContext> contexts, TimeProvider clock) : IWork<SweepFiles>
{
    private const int AtOnce = 200;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task<JobOutcome> Do(SweepFiles job, Working working, CancellationToken ct)
    {
        var before = (clock.GetUtcNow() - Kept).UtcDateTime;
        var folders = Directory.GetDirectories(data.File("files"));
        for (var i = 0; i < folders.Length; i++)
        {
            foreach (var some in Directory.EnumerateFiles(folders[i]).Where(f => File.GetLastWriteTimeUtc(f) < before).Chunk(AtOnce))
                await Sweep(some, ct);
            working.Progress(i + 1, folders.Length);
        }

        return JobOutcome.Done;
    }

    private async Task Sweep(string[] paths, CancellationToken ct)
    {
        var ids = paths.Select(p => Guid.TryParseExact(Path.GetFileNameWithoutExtension(p), "n", out var id) ? FileId.From(id) : (FileId?)null).ToList();
        var asked = ids.OfType<FileId>().ToList();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var named = await db.Set<FileRow>().Where(f => asked.Contains(f.Id)).Select(f => f.Id).ToListAsync(ct);
        // What is not called as the store calls its files is not the store's, and stays.
        foreach (var (path, id) in paths.Zip(ids))
            if (id is { } known && !named.Contains(known)) File.Delete(path);
    }
}
