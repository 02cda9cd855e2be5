using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using SmartLocal.Cases.Contracts;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Pdf;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Cases.Pages;

/// <summary>The pages of an application for its applicant, and for whoever may see it for her. To everybody else it does not exist.</summary>
internal static class ApplicantPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var applications = routes.MapGroup("/applications/{receipt}");
        applications.MapGet("", Show).Needs(Permission.Applicant);
        CorrectionPages.Map(applications);
        applications.MapGet("/withdrawal", AskWithdrawal).Needs(Permission.Applicant);
        applications.MapPost("/withdrawal", Withdraw).Needs(Permission.Applicant);
        applications.MapGet("/notice", Notice).Needs(Permission.Applicant);
        applications.MapGet("/copy", Copy).Needs(Permission.Applicant);
        applications.MapPost("/notice/pdf", SaveNotice).Needs(Permission.Applicant);
        applications.MapPost("/copy/pdf", SaveCopy).Needs(Permission.Applicant);
        applications.MapGet("/copy.json", CopyAsJson).Needs(Permission.Applicant);
        applications.MapGet("/files/{file:guid}", File).Needs(Permission.Applicant);
    }

    private static async Task<IResult> Show(string receipt, City city, CityContext db, CaseReader reader, CorrectionDesk desk, CancellationToken ct) =>
        await Model(receipt, city, db, reader, ct) is { } model
            ? Page.Of<ApplicationPage>(model with { Sheets = [.. model.Case.OpenCorrections.Select(c => desk.ToFill(model.Case, c))] })
            : NotFound();

    private static async Task<IResult> AskWithdrawal(string receipt, City city, CityContext db, CaseReader reader, CancellationToken ct) =>
        await reader.ForApplicant(db, receipt, city.Actor, ct) is { } view ? Page.Of<WithdrawalPage>(new WithdrawalModel(view, null)) : NotFound();

    private static async Task<IResult> Withdraw(string receipt, City city, CityContext db, CaseReader reader, CancellationToken ct)
    {
        var view = await reader.ForApplicant(db, receipt, city.Actor, ct);
        if (view is null) return NotFound();
        var withdrawn = view.Id is { } id ? await city.Perform(new WithdrawCase(CaseId.From(id)), ct) : WithdrawCase.NotYet.Because();
        return withdrawn.IsRefused
            ? Page.Of<WithdrawalPage>(new WithdrawalModel(view, withdrawn.Refusal), withdrawn.Refusal.Status())
            : Page.Then($"/applications/{view.Receipt}", "cases.notice.withdrawn");
    }

    private static async Task<IResult> Notice(string receipt, City city, CityContext db, CaseReader reader, CityFacts facts, CancellationToken ct) =>
        await reader.ForApplicant(db, receipt, city.Actor, ct) is { Notice: not null } view
            ? Page.Of<NoticePage>(new NoticeModel(view, facts.Name, facts.Phone))
            : NotFound();

    private static async Task<IResult> Copy(string receipt, City city, CityContext db, CaseReader reader, CancellationToken ct) =>
        await reader.ForApplicant(db, receipt, city.Actor, ct) is { } view ? Page.Of<CopyPage>(view) : NotFound();

    private static Task<IResult> SaveNotice(string receipt, City city, Pdfs pdfs, Text text, CancellationToken ct) =>
        Save(PrintedNotice.Page, receipt, city, pdfs, text, ct);

    private static Task<IResult> SaveCopy(string receipt, City city, Pdfs pdfs, Text text, CancellationToken ct) =>
        Save(PrintedCopy.Page, receipt, city, pdfs, text, ct);

    private static async Task<IResult> Save(string page, string receipt, City city, Pdfs pdfs, Text text, CancellationToken ct) =>
        (await pdfs.Ask(city, page, receipt, text.Language, ct)).Try(out var pdf, out _) ? Page.Then($"/pdf/{pdf.Value}") : NotFound();

    private static async Task<IResult> CopyAsJson(string receipt, HttpContext http, City city, CityContext db, CaseReader reader, CancellationToken ct)
    {
        if (await reader.ForApplicant(db, receipt, city.Actor, ct) is not { } view) return NotFound();
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{view.Receipt}.json");
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Json(ApplicationDocument.Of(view), CityJson.Options);
    }

    private static async Task<IResult> File(string receipt, Guid file, City city, CityContext db, CaseReader reader, FileStore files, CancellationToken ct)
    {
        var view = await reader.ForApplicant(db, receipt, city.Actor, ct);
        return view is not null && view.Holds(FileId.From(file)) && await files.Open(FileId.From(file), ct) is { } open
            ? new ShownFile(open.File, open.Content)
            : NotFound();
    }

    internal static async Task<ApplicationModel?> Model(string receipt, City city, CityContext db, CaseReader reader, CancellationToken ct)
    {
        if (await reader.ForApplicant(db, receipt, city.Actor, ct) is not { } view) return null;
        var (events, looks) = await CaseHistory.ForApplicant(db, view, city.Actor.Subject, ct);
        return new ApplicationModel(view, events, looks);
    }

    internal static IResult NotFound() => Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
}

/// <summary>An application as its applicant follows it.</summary>
public sealed record ApplicationModel(CaseView Case, IReadOnlyList<PastEvent> Events, IReadOnlyList<CaseLook> Looks)
{
    /// <summary>What is to be put right: all of it, or the one answer at which she is.</summary>
    public IReadOnlyList<CorrectionSheet> Sheets { get; init; } = [];

    /// <summary>Why nothing could be put right; null where nothing was sent, or a sheet says it.</summary>
    public Refusal? Refusal { get; init; }
}

/// <summary>Whether she really wants to withdraw.</summary>
public sealed record WithdrawalModel(CaseView Case, Refusal? Refusal);

/// <summary>The notice as a letter.</summary>
public sealed record NoticeModel(CaseView Case, string CityName, string Phone);
