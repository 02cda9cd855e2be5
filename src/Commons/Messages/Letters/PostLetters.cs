using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages.Letters;

/// <summary>A batch has been handed to the post: all its letters count as sent, and what they said is kept in its file alone, for a month.</summary>
internal sealed record PostLetters(LetterBatchId Batch) : IAct<Done>
{
    /// <summary>It has no file yet, or is posted already.</summary>
    public static readonly RefusalKind NotToPost = new("messages.letters-not-to-post", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("messages.post-letters", Permission.Right(Rights.PostLetters));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (await acting.Db.Set<LetterBatch>().AsTracking().SingleOrDefaultAsync(b => b.Id == Batch, ct) is not { File: not null, PostedAt: null } batch) return NotToPost.Because();
        LetterBatchId? printed = Batch;
        var letters = await acting.Db.Set<Letter>().AsTracking().Where(l => l.Batch == printed).OrderBy(l => l.Number).ToListAsync(ct);
        foreach (var letter in letters) letter.Post(acting.Now);
        batch.Post(acting.Now);
        acting.Record(new LettersPosted(Batch.Value, letters.Count));
        return Done.Yes;
    }
}
