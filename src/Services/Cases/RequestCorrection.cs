using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Cases;

/// <summary>Asks the applicant to put one answer right (補正), in words that say what is wrong. The clock stands until she has.</summary>
internal sealed record RequestCorrection(CaseId Case, string? Item, string? Question) : IAct<CorrectionId>
{
    public static readonly RefusalKind ItemUnknown = new("cases.correction-item-unknown");
    public static readonly RefusalKind QuestionMissing = new("cases.correction-question-missing");
    public static readonly RefusalKind AskedAlready = new("cases.correction-asked-already", RefusalReason.Conflict);

    /// <summary>The longest question, in characters.</summary>
    public const int LongestQuestion = 500;

    public ActKind Kind { get; } = new("cases.request-correction", Permission.Right(Rights.HandleCases));

    public async ValueTask<Result<CorrectionId>> Run(Acting acting, CancellationToken ct)
    {
        if (!(await CaseDesk.TakeForOffice(acting, Case, ct)).Try(out var taken, out var unknown)) return unknown;
        var application = await acting.Get<Applications>().Find(acting.Db, acting.OpenForWork(), taken.Application, ct);
        if (Askable(application!).FirstOrDefault(i => i.Id == Item) is not { } item) return ItemUnknown.Of("item");
        if (!PlainText.ReadLines(Question, LongestQuestion).Try(out var question, out var unusable)) return unusable with { Field = "question" };
        if (question.Length == 0) return QuestionMissing.Of("question");
        if (await acting.Db.Set<Correction>().AnyAsync(c => c.Case == Case && c.Item == Item && c.AnsweredAt == null, ct))
            return AskedAlready.Of("item", ("label", item.Label));
        if (!taken.RequestCorrection().Try(out _, out var no)) return no;

        var correction = Correction.Ask(acting.NewId<CorrectionId>(), Case, item.Id, question, StaffId.From(acting.Actor.Id), acting.Now);
        acting.Db.Add(correction);
        acting.Record(new CorrectionRequested(Case, taken.Code, item.Id, question));
        return await CaseMessages.Tell(acting, taken, await CaseMessages.ForCorrection(acting, taken, application!, item.Label.In(Language.Ja), question, ct), ct) is { } untold ? untold : correction.Id;
    }

    /// <summary>What can be asked to be put right: what the answers, as they stand, let the form ask at all.</summary>
    public static IEnumerable<FormItem> Askable(SubmittedApplication application)
    {
        var filled = FilledForm.Of(application.Procedure.Form, application.Answers, application.At.TokyoDate);
        return application.Procedure.Form.Items.Where(i => i is not SaidItem && filled.All.IsShown(i));
    }
}
