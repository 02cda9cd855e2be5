using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;

namespace SmartLocal.Messages.Letters;

/// <summary>Forgets files of batches that were posted longer ago than they are kept.</summary>
internal sealed record ForgetPostedFiles : IAct<Done>
{
    /// <summary>How long a posted batch may be fetched again: a letter that was spoilt is found out by then.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static readonly RefusalKind NothingOld = new("messages.letters-nothing-old", RefusalReason.Conflict);

    private const int AtOnce = 20;

    public ActKind Kind { get; } = new("messages.forget-posted-files", Permission.System, Weight.Bulk);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var before = acting.Now - Kept;
        var old = await acting.Db.Set<LetterBatch>().AsTracking().Where(b => b.File != null && b.PostedAt < before).OrderBy(b => b.PostedAt).Take(AtOnce).ToListAsync(ct);
        if (old.Count == 0) return NothingOld.Because();
        foreach (var batch in old)
        {
            await KeptFiles.Forget(acting, batch.File!.Value, batch.Id.Value, ct);
            batch.ForgetFile();
        }

        acting.Record(new LettersForgotten(acting.NewId<LetterBatchId>().Value, old.Count));
        return Done.Yes;
    }
}
