using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Releases;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Cases;

/// <summary>The applicant puts the asked answer right; the earlier one stays beside it. With her last open one the clock runs again.</summary>
/// <param name="Case">Her case.</param>
/// <param name="Correction">Which correction she answers.</param>
/// <param name="Answer">The answer's JSON as the form read it; null takes an optional answer away.</param>
/// <param name="Files">The files that the answer names, written and not yet kept.</param>
internal sealed record AnswerCorrection(CaseId Case, CorrectionId Correction, string? Answer, IReadOnlyList<WrittenFile> Files) : IAct<Done>
{
    public static readonly RefusalKind CorrectionUnknown = new("cases.correction-unknown", RefusalReason.NotFound);

    public ActKind Kind { get; } = new("cases.answer-correction", Permission.Applicant);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!(await CaseDesk.TakeForApplicant(acting, Case, ct)).Try(out var taken, out var unknown)) return unknown;
        var corrections = await CaseDesk.Corrections(acting, Case, ct);
        if (corrections.Find(c => c.Id == Correction) is not { } correction) return CorrectionUnknown.Because();
        if (!correction.Answer(acting.Now).Try(out _, out var answered)) return answered;
        foreach (var file in Files) await acting.Ask(new KeepFile(file), ct);
        var amended = await acting.Ask(new AmendAnswer(taken.Application, correction.Item, Answer), ct);
        if (amended.IsRefused) return amended.Refusal;

        await acting.Db.SaveChangesAsync(ct); // the name is read again below, as the application now says it
        var application = await acting.Get<Applications>().Find(acting.Db, acting.OpenForWork(), taken.Application, ct);
        var today = acting.Now.TokyoDate;
        var calendar = acting.Get<CityFacts>().Calendar;
        var due = taken.Clock(corrections).Due(calendar, today);
        var applicant = acting.SealOptional(Cases.Case.ApplicantColumn.Of(Case.Value), application!.Answers.Applicant?.ToString());
        if (!taken.TakeCorrection(applicant, corrections.Count(c => c.IsOpen), due).Try(out var done, out var no)) return no;
        acting.Record(new CorrectionAnswered(Case, taken.Code, correction.Item, calendar.CountBusinessDays(correction.AskedAt.TokyoDate, today)));
        return done;
    }
}
