using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Journal;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Records;

/// <summary>An erasure was decided: it is ordered. Told twice, it is ordered already.</summary>
internal sealed class EraseOnDecision : IReaction<DraftDecided>
{
    public async ValueTask React(Happened<DraftDecided> happened, Acting acting, CancellationToken ct)
    {
        var approval = happened.Entry.Approval;
        if (await acting.Db.Set<ErasureDraft>().SingleOrDefaultAsync(d => d.Approval == approval, ct) is not { } draft) return;
        await acting.Ask(new OrderErasure(draft.Id.Value, [.. draft.Read().Select(m => m.Matter)]), ct);
    }
}
