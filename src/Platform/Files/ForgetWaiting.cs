using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;

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
        var old = acting.Db.Set<FileRow>().Where(f => f.KeptFor == null && f.At < before).OrderBy(f => f.At).ThenBy(f => f.Id).Take(AtOnce);
        var (looked, gone) = await KeptFiles.Forget(acting, old, ct);
        if (looked == 0) return NothingWaits.Because();
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
