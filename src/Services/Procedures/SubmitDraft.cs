using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Procedures;

/// <summary>
/// A resident sends a draft. However often the button is pressed, one application comes of it: the draft's id is the key of
/// the performance, so that a press that comes while the first is on its way gets the same receipt.
/// </summary>
internal sealed record SubmitDraft(DraftId Draft, DraftSecret? Secret, SubmitApplication Application) : IAct<ReceiptNumber>
{
    public ActKind Kind { get; } = new("procedures.submit-draft", Permission.Applicant);

    public async ValueTask<Result<ReceiptNumber>> Run(Acting acting, CancellationToken ct)
    {
        var draft = await acting.Db.Set<Draft>().AsTracking().SingleOrDefaultAsync(d => d.Id == Draft && d.ExpiresAt >= acting.Now, ct);
        if (draft is null || !draft.IsShownTo(DraftHolder.Of(Secret, acting.Actor))) return Procedures.Draft.Unknown.Because();
        if (draft.Receipt is not null) return Procedures.Draft.AlreadySubmitted.Because();
        if (!(await acting.Ask(Application, ct)).Try(out var submission, out var no)) return no;
        draft.Submit(acting.Actor, submission.Receipt);
        return submission.Receipt;
    }
}
