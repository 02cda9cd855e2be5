using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Messages.Letters;

/// <summary>A member of staff takes the file of a batch to the printer, as often as needed; each time is a look at everybody's letter in it.</summary>
internal sealed record TakeLetters(LetterBatchId Batch) : IAct<FileId>
{
    /// <summary>There is no such batch, or no file of it (yet, or any more).</summary>
    public static readonly RefusalKind NoFile = new("messages.letters-no-file", RefusalReason.NotFound);

    /// <summary>A letter in it goes to a protected person (支援措置) whom this member of staff may not see.</summary>
    public static readonly RefusalKind Protected = new("messages.letters-protected", RefusalReason.NotAllowed);

    public ActKind Kind { get; } = new("messages.take-letters", Permission.Right(Rights.PostLetters));

    public async ValueTask<Result<FileId>> Run(Acting acting, CancellationToken ct)
    {
        if (await acting.Db.Set<LetterBatch>().SingleOrDefaultAsync(b => b.Id == Batch, ct) is not { File: { } file }) return NoFile.Because();
        LetterBatchId? printed = Batch;
        var readers = await acting.Db.Set<Letter>().Where(l => l.Batch == printed && l.Account != null).OrderBy(l => l.Id).Select(l => l.Account!.Value).ToListAsync(ct);
        var looked = await acting.Ask(new Look(Purpose.Posting, Batch.Value, readers.ToHashSet(), [Fields.Name, Fields.Message]), ct);
        if (!looked.Try(out var opened, out var no)) return no;
        if (opened.MasksAnybody) return Protected.Because();
        acting.Record(new LettersTaken(Batch.Value));
        return file;
    }
}
