using System.Text.Json;
using SmartLocal.Cases.Contracts;
using SmartLocal.Cases.Pages;
using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Cases;

/// <summary>An application and its case as the API gives it, and as its applicant downloads it.</summary>
/// <param name="Receipt">Receipt number.</param>
/// <param name="Procedure">Id of the procedure.</param>
/// <param name="ProcedureName">Its name in Japanese.</param>
/// <param name="Definition">Hash of the version of the procedure.</param>
/// <param name="Status">Where the case stands: received, correction-requested, corrected, drafted, returned, notified, completed, withdrawn.</param>
/// <param name="Ends">In what it ends: decision, receipt, booking, reply.</param>
/// <param name="SubmittedAt">When it was submitted.</param>
/// <param name="Due">The last day of the standard processing time as things stand; absent in the moments before the case is open.</param>
/// <param name="Answers">The answers as they stand, by item: value and source; of an individual number only that it was given.</param>
/// <param name="Corrections">What the applicant was asked to put right.</param>
/// <param name="Notice">The notice, once it is out.</param>
internal sealed record ApplicationDocument(
    string Receipt, string Procedure, string ProcedureName, string Definition, string Status, string Ends, Instant SubmittedAt, DateOnly? Due, JsonElement Answers,
    IReadOnlyList<CorrectionDocument> Corrections, NoticeDocument? Notice)
{
    public static ApplicationDocument Of(CaseView view)
    {
        using var answers = JsonDocument.Parse(view.Answers.HideNumbers().ToJson());
        return new(
            view.Receipt, view.Procedure.Id, view.Procedure.Name.In(Language.Ja).Plain, view.Procedure.Hash, view.Status.Code(), view.Ends.Code(), view.SubmittedAt, view.Term?.Due,
            answers.RootElement.Clone(),
            [.. view.Corrections.Select(c => new CorrectionDocument(c.Id, c.Item.Id, c.Question, c.AskedAt, c.AnsweredAt))],
            view.Notice is { } n
                ? new NoticeDocument(n.Number, n.Decision?.Code(), n.Amount, n.Title, n.Body, n.Appeal, n.DecidedOn, n.IssuedAt, n.Drafted)
                : null);
    }
}

/// <summary>A correction in the API.</summary>
internal sealed record CorrectionDocument(Guid Id, string Item, string Question, Instant AskedAt, Instant? AnsweredAt);

/// <summary>
/// A notice in the API. <c>drafted</c> says that its words wait for the city's confirmation. Without a decision it has no number and no
/// way to contest it.
/// </summary>
internal sealed record NoticeDocument(
    string? Number, string? Decision, Yen? Amount, string Title, string Body, string? Appeal, DateOnly DecidedOn, Instant IssuedAt, bool Drafted);
