using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;

namespace SmartLocal.Messages.Letters;

/// <summary>The file of a batch is made.</summary>
internal sealed record KeepLetters(LetterBatchId Batch, WrittenFile File, int Sheets) : IAct<Done>
{
    /// <summary>It is there already, or the batch is posted.</summary>
    public static readonly RefusalKind Kept = new("messages.letters-kept-before", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("messages.keep-letters", Permission.System);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (await acting.Db.Set<LetterBatch>().AsTracking().SingleOrDefaultAsync(b => b.Id == Batch, ct) is not { File: null, PostedAt: null } batch) return Kept.Because();
        if (!(await acting.Ask(new KeepFile(File, Batch.Value), ct)).Try(out var file, out var no)) return no;
        batch.Print(file, Sheets);
        return Done.Yes;
    }
}
