using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Procedures.Pages;

namespace SmartLocal.Procedures;

/// <summary>
/// A resident sends a draft. However often the button is pressed, one application comes of it: the draft's id is the key of
/// the performance, so that a press that comes while the first is on its way gets the same receipt.
/// </summary>
/// <param name="Draft">The draft.</param>
/// <param name="Secret">The browser's secret, if it has one.</param>
/// <param name="SavedAt">When the answers that she has seen were saved: what was saved since would be lost.</param>
/// <param name="Application">The application with these answers.</param>
internal sealed record SubmitDraft(DraftId Draft, DraftSecret? Secret, Instant SavedAt, SubmitApplication Application) : IAct<ReceiptNumber>
{
    public ActKind Kind { get; } = new("procedures.submit-draft", Permission.Applicant);

    public async ValueTask<Result<ReceiptNumber>> Run(Acting acting, CancellationToken ct)
    {
        var draft = await DraftInHand.Take(acting, Draft, ct);
        if (draft is null || !draft.IsShownTo(DraftHolder.Of(Secret, acting.Actor))) return Procedures.Draft.Unknown.Because();
        if (draft.Receipt is not null) return Procedures.Draft.AlreadySubmitted.Because();
        if (draft.SavedAt != SavedAt) return ConfirmModel.ChangedMeanwhile.Because();
        if (!(await acting.Ask(Application, ct)).Try(out var submission, out var no)) return no;
        draft.Submit(acting.Actor, submission.Receipt);
        await KeptFiles.Name(acting, Application.Files, submission.Application.Value, waiting: false, ct);
        // What she sent and took out again is in no answer.
        await KeptFiles.Forget(acting, [Draft.Value], ct);
        return submission.Receipt;
    }
}
