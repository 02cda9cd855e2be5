using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Cases.Reactions;

/// <summary>A draft was sent back: if it was a case's, the case is with its clerk again.</summary>
internal sealed class ReturnOnSendingBack : IReaction<DraftSentBack>
{
    public async ValueTask React(Happened<DraftSentBack> happened, Acting acting, CancellationToken ct)
    {
        var approval = happened.Entry.Approval;
        if (await acting.Db.Set<Proposal>().AnyAsync(p => p.Approval == approval, ct))
            await acting.Ask(new ReturnCase(happened.Entry), ct);
    }
}
