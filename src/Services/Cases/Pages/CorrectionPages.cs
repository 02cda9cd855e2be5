using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Cases.Contracts;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Web;

namespace SmartLocal.Cases.Pages;

/// <summary>
/// Putting right one answer (補正) of whatever kind on the application's page. Rows come and go there and questions come up; nothing of that
/// is kept before she sends it.
/// </summary>
internal static class CorrectionPages
{
    public static void Map(RouteGroupBuilder applications)
    {
        applications.MapPost("/corrections/{correction:guid}", Correct).Needs(Permission.Applicant);
        applications.MapPost("/corrections/{correction:guid}/check", Check).Needs(Permission.Applicant);
    }

    private static async Task<IResult> Correct(
        string receipt, Guid correction, HttpContext http, City city, CityContext db, CaseReader reader, CorrectionDesk desk, FileStore files, CancellationToken ct)
    {
        if (await ApplicantPages.Model(receipt, city, db, reader, ct) is not { Case: var view } model || view.Corrections.FirstOrDefault(c => c.Id == correction) is not { } asked)
            return ApplicantPages.NotFound();
        if (!(await PostedForm.Read(http, files, path => SentCorrection.RuleOf(view.Procedure.Form, path), ct)).Try(out var form, out var unreadable)) return unreadable.AsAnswer();

        var sent = await desk.Read(form, view, asked, ct);
        var sends = sent.Press.Verb == StepPress.Next && asked.AnsweredAt is null;
        var fresh = sends && sent.Wrong is null ? desk.Fresh(view, sent) : [];
        var wrong = sent.Wrong;
        if (asked.AnsweredAt is not null || (sends && wrong is null && fresh.Count == 0))
        {
            var items = sent.Page.Items.Select(i => i.Id).ToFrozenSet(StringComparer.Ordinal);
            var answered = await city.Perform(new AnswerCorrection(CaseId.From(view.Id!.Value), CorrectionId.From(correction), sent.Typed, items, sent.Files), ct);
            if (!answered.IsRefused) return Page.Then($"/applications/{view.Receipt}", "cases.notice.correction-answered");
            wrong = answered.Refusal;
            // Another window was quicker, or the office: there is nothing to put right any more.
            if (wrong.Parts.Count == 0 && wrong.Field is null) return Page.Of<ApplicationPage>(model with { Refusal = wrong, Sheets = [.. view.OpenCorrections.Select(c => desk.ToFill(view, c))] }, wrong.Status());
        }

        return Page.Of<ApplicationPage>(model with { Sheets = [await desk.Again(view, asked, sent, wrong, fresh, ct)] }, wrong?.Status() ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Check(
        string receipt, Guid correction, PostedForm form, City city, CityContext db, CaseReader reader, CorrectionDesk desk, CancellationToken ct)
    {
        if (await reader.ForApplicant(db, receipt, city.Actor, ct) is not { } view || view.OpenCorrections.FirstOrDefault(c => c.Id == correction) is not { } asked)
            return Results.NotFound();
        return Results.Json(desk.Check(view, await desk.Read(form, view, asked, ct)), CityJson.Options);
    }
}
