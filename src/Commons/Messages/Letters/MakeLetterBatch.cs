using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Jobs;

namespace SmartLocal.Messages.Letters;

/// <summary>The letters that wait are put together, the oldest first, and printed into one file.</summary>
internal sealed record MakeLetterBatch : IAct<LetterBatchId>
{
    /// <summary>No letter waits.</summary>
    public static readonly RefusalKind NothingWaits = new("messages.no-letter-waits", RefusalReason.Conflict);

    /// <summary>The most of one file: what the printing of one page may take, and what one person folds in an hour.</summary>
    public const int Most = 100;

    public ActKind Kind { get; } = new("messages.make-letter-batch", Permission.Right(Rights.PostLetters));

    public async ValueTask<Result<LetterBatchId>> Run(Acting acting, CancellationToken ct)
    {
        var letters = await acting.Db.Set<Letter>().AsTracking().Where(l => l.Batch == null).OrderBy(l => l.At).ThenBy(l => l.Id).Take(Most).ToListAsync(ct);
        if (letters.Count == 0) return NothingWaits.Because();
        var today = acting.Now.TokyoDate;
        var before = await acting.Db.Set<LetterBatch>().CountAsync(b => b.Day == today, ct);
        var batch = LetterBatch.Of(acting.NewId<LetterBatchId>(), before + 1, letters.Count, acting.Now);
        acting.Db.Add(batch);
        for (var i = 0; i < letters.Count; i++) letters[i].Join(batch.Id, i + 1);
        acting.Queue(new PrintLetters(batch.Id.Value));
        acting.Record(new LettersBatched(batch.Id.Value, letters.Count));
        return batch.Id;
    }
}
