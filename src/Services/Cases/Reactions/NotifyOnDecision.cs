using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Cases.Reactions;

/// <summary>A draft was decided: if it was a case's, its notice goes out. Told twice, it is out already.</summary>
internal sealed class NotifyOnDecision : IReaction<DraftDecided>
{
    public async ValueTask React(Happened<DraftDecided> happened, Acting acting, CancellationToken ct)
    {
        var approval = happened.Entry.Approval;
        if (!await acting.Db.Set<Proposal>().AnyAsync(p => p.Approval == approval, ct)) return;
        var issued = await acting.Ask(new IssueNotice(happened.Entry, happened.At), ct);
        if (issued.IsRefused && issued.Refusal.Kind != Case.Over)
            throw new InvalidOperationException($"The notice of {happened.Entry.Number} can't be issued: {issued.Refusal}");
    }
}
