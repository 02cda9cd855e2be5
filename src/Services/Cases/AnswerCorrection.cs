using SmartLocal.Cases.Contracts;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Releases;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Cases;

/// <summary>
/// The applicant puts the asked answer right; the earlier one stays beside it. What hangs on it is put right with it, and the whole form
/// holds afterwards as it did when it was sent. With her last open correction the clock runs again.
/// </summary>
/// <param name="Case">Her case.</param>
/// <param name="Correction">Which correction she answers.</param>
/// <param name="Typed">What she typed for the item.</param>
/// <param name="Also">Items for which she typed too; taken only where they are asked because of her answer, or theirs does not go together with it.</param>
/// <param name="Files">The files that the answers name, written and not yet kept.</param>
internal sealed record AnswerCorrection(CaseId Case, CorrectionId Correction, Typed Typed, IReadOnlySet<string> Also, IReadOnlyList<WrittenFile> Files) : IAct<Done>
{
    public static readonly RefusalKind CorrectionUnknown = new("cases.correction-unknown", RefusalReason.NotFound);

    public ActKind Kind { get; } = new("cases.answer-correction", Permission.Applicant);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!(await CaseDesk.TakeForApplicant(acting, Case, ct)).Try(out var taken, out var unknown)) return unknown;
        var corrections = await CaseDesk.Corrections(acting, Case, ct);
        if (corrections.Find(c => c.Id == Correction) is not { } correction) return CorrectionUnknown.Because();
        if (!correction.IsOpen) return Cases.Correction.AnsweredAlready.Because();
        foreach (var file in Files) await acting.Ask(new KeepFile(file, Correction.Value), ct);
        var application = await acting.Get<Applications>().Find(acting.Db, acting.OpenForWork(), taken.Application, ct);
        if (!PutRight(application!, correction.Item, new Reading(acting.Get<Towns>().Directory, acting.Now.TokyoDate)).Try(out var filled, out var wrong)) return wrong;

        // An early end that holds now is for the office to say: it has her application before it.
        var answers = filled.Read(null).Value;
        var changed = application!.Procedure.Form.Items.Where(i => application.Answers.Find(i.Id)?.ToJson() != answers.Find(i.Id)?.ToJson()).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        if (!changed.Contains(correction.Item)) return AmendAnswer.Unchanged.Of(correction.Item);
        foreach (var item in changed)
        {
            var amended = await acting.Ask(new AmendAnswer(taken.Application, item, answers.Find(item)?.ToJson()), ct);
            if (amended.IsRefused) return amended.Refusal;
        }

        await KeptFiles.Name(acting, [.. answers.Files.Select(f => f.Id)], taken.Application.Value, waiting: false, ct);
        await KeptFiles.Forget(acting, [Correction.Value], ct);
        // What she has put right with it, or what is not asked any more, waits for nothing.
        foreach (var settled in corrections.Where(c => c.IsOpen && (changed.Contains(c.Item) || !filled.All.IsShown(application.Procedure.Form.Find(c.Item)!))))
        {
            settled.Answer(acting.Now);
            acting.Record(new CorrectionAnswered(Case, taken.Code, settled.Item, acting.Get<CityFacts>().Calendar.CountBusinessDays(settled.AskedAt.TokyoDate, acting.Now.TokyoDate)));
        }

        var due = taken.Clock(corrections).Due(acting.Get<CityFacts>().Calendar, acting.Now.TokyoDate);
        var applicant = acting.SealOptional(Cases.Case.ApplicantColumn.Of(Case.Value), answers.Applicant?.ToString());
        return taken.TakeCorrection(applicant, corrections.Count(c => c.IsOpen), due);
    }

    // One item after the other is taken from what she typed, each because it is asked only now or the answers would not hold together without it.
    private Result<FilledForm> PutRight(SubmittedApplication application, string item, Reading reading)
    {
        var (form, given) = (application.Procedure.Form, application.At.TokyoDate);
        // An empty file field takes nothing away: she was asked for another file.
        if (form.Find(item) is FileItem file && Typed.FilesOf(item).Count == 0) return FormRefusals.FileMissing.Of(item, ("label", file.Label));
        var before = FilledForm.Of(form, application.Answers, given).All;
        var asked = new HashSet<string>(StringComparer.Ordinal) { item };
        while (true)
        {
            var filled = FilledForm.Corrected(form, application.Answers, given, asked, Typed, reading);
            var fresh = Also.Where(i => !asked.Contains(i) && form.Find(i) is { } also && filled.All.IsShown(also) && !before.IsShown(also)).ToList();
            asked.UnionWith(fresh);
            if (fresh.Count > 0) continue;
            if (filled.Read(null).Try(out _, out var wrong)) return filled;
            if (wrong.Parts.Select(p => p.Field!.Split('.')[0]).Any(i => Also.Contains(i) && asked.Add(i))) continue;
            return wrong;
        }
    }
}
