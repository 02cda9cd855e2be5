using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Files;

/// <summary>Forgets every file that nothing has named in <see cref="KeptFiles.Waits"/>.</summary>
internal sealed record ForgetWaitingFiles : IJob
{
    public static JobKind Kind { get; } = new("files.forget-waiting", "files.job.forget-waiting");
}

/// <summary>Forgets some of the files that were sent, and that nothing has named since.</summary>
internal sealed record ForgetWaiting : IAct<Done>
{
    public static readonly RefusalKind NothingWaits = new("files.nothing-waits", RefusalReason.Conflict);

    private const int AtOnce = 200;

    public ActKind Kind { get; } = new("files.forget-waiting", Permission.System, Weight.Bulk);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var before = acting.Now - KeptFiles.Waits;
        var old = await acting.Db.Set<FileRow>().Where(f => f.KeptFor == null && f.At < before).OrderBy(f => f.At).ThenBy(f => f.Id).Take(AtOnce)
            .Select(f => new { f.Id, f.Owner }).ToListAsync(ct);
        if (old.Count == 0) return NothingWaits.Because();
        var free = old.Select(f => f.Id).ToHashSet();
        foreach (var of in old.GroupBy(f => f.Owner))
            foreach (var names in acting.All<IFileNames>())
                foreach (var (file, thing) in await names.Named(acting, of.Key, of.Select(f => f.Id).ToHashSet(), ct))
                {
                    await KeptFiles.Name(acting, [file], thing, waiting: true, ct);
                    free.Remove(file);
                }

        var gone = await KeptFiles.Forget(acting, acting.Db.Set<FileRow>().Where(f => free.Contains(f.Id)), ct);
        acting.Record(new WaitingForgotten(acting.NewId<FileId>().Value, gone));
        return Done.Yes;
    }
}

/// <summary>Files that nothing had named were forgotten.</summary>
/// <param name="Sweep">This time.</param>
/// <param name="Files">How many.</param>
public sealed record WaitingForgotten(Guid Sweep, int Files) : IEntry
{
    static string IEntry.Name => "files.waiting-forgotten";

    /// <inheritdoc/>
    public Guid About => Sweep;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("files", Files.ToString(CultureInfo.InvariantCulture))];
}
