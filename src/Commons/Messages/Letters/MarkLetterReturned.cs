using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages.Letters;

/// <summary>A letter has come back. Its address is marked: nothing more is written there.</summary>
internal sealed record MarkLetterReturned(LetterId Letter) : IAct<Done>
{
    /// <summary>It is not posted, or has been marked already.</summary>
    public static readonly RefusalKind NotOut = new("messages.letter-not-out", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("messages.mark-letter-returned", Permission.Right(Rights.PostLetters));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (await acting.Db.Set<Letter>().AsTracking().SingleOrDefaultAsync(l => l.Id == Letter, ct) is not { PostedAt: not null, ReturnedAt: null } letter) return NotOut.Because();
        letter.Return(acting.Now);
        if (!await acting.Db.Set<Unreachable>().AnyAsync(u => u.Address == letter.AddressDigest, ct))
            acting.Db.Add(new Unreachable { Address = letter.AddressDigest, Since = acting.Now, Code = 0 });
        acting.Record(new LetterReturned(Letter));
        return Done.Yes;
    }
}
