using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Web;
using DateParts = SmartLocal.Platform.Kit.DateParts;

namespace SmartLocal.Cases.Pages;

/// <summary>The office's pages: its list, and a case with everything that can be done with it.</summary>
internal static class StaffPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var cases = routes.MapGroup("/staff/cases");
        cases.MapGet("", Inbox).Needs(Permission.Right(Rights.HandleCases));
        cases.MapGet("/{id:guid}", Show).Needs(LookAtCase.OfHandlersAndDeciders);
        cases.MapGet("/{id:guid}/files/{file:guid}", File).Needs(LookAtCase.OfHandlersAndDeciders);
        cases.MapPost("/{id:guid}/assignee", Assign).Needs(Permission.Right(Rights.HandleCases));
        cases.MapPost("/{id:guid}/corrections", RequestCorrection).Needs(Permission.Right(Rights.HandleCases));
        cases.MapPost("/{id:guid}/grant", DraftGrant).Needs(Permission.Right(Rights.HandleCases));
        cases.MapPost("/{id:guid}/refusal", DraftRefusal).Needs(Permission.Right(Rights.HandleCases));
        cases.MapPost("/{id:guid}/completion", Complete).Needs(Permission.Right(Rights.HandleCases));
    }

    private static async Task<IResult> Inbox(City city, CityContext db, OfficeList list, string? status, string? after, CancellationToken ct)
    {
        var page = await OfficeList.Read(db, city.Actor.Office, CaseStatuses.Parse(status), after, ct);
        Opened? opened = null;
        if (page.Cases.Count > 0 && !(await city.Perform(new ListCases([.. page.Cases.Select(c => c.Id)]), ct)).Try(out opened, out _)) return NotFound();
        return Page.Of<InboxPage>(await list.Show(db, page, opened, ct) with { Procedures = list.Procedures(city.Actor.Office) });
    }

    private static async Task<IResult> Show(Guid id, bool? shown, City city, CityContext db, CaseReader reader, CancellationToken ct) =>
        await Looked(id, city, db, reader, new StaffForms(), shown ?? false, ct) is { } model ? Page.Of<CasePage>(model) : NotFound();

    private static async Task<IResult> File(Guid id, Guid file, City city, CityContext db, CaseReader reader, FileStore files, CancellationToken ct)
    {
        if (!await reader.Holds(db, CaseId.From(id), city.Actor.Office, FileId.From(file), ct)) return NotFound();
        if (!(await city.Perform(new LookAtCase(CaseId.From(id), [Fields.File]), ct)).Try(out var opened, out _) || opened.MasksAnybody) return NotFound();
        return await files.Open(FileId.From(file), ct) is { } open ? new ShownFile(open.File, open.Content) : NotFound();
    }

    private static async Task<IResult> Assign(Guid id, City city, CityContext db, CaseReader reader, CancellationToken ct)
    {
        var assigned = await city.Perform(new AssignCase(CaseId.From(id)), ct);
        return await Answer(id, city, db, reader, assigned, new StaffForms(), "cases.notice.assigned", ct);
    }

    private static async Task<IResult> RequestCorrection(Guid id, PostedForm form, City city, CityContext db, CaseReader reader, CancellationToken ct)
    {
        var typed = new StaffForms { Item = form["item"], Question = form["question"] };
        var asked = await city.Perform(new RequestCorrection(CaseId.From(id), typed.Item, typed.Question), ct);
        return await Answer(id, city, db, reader, asked.Then(_ => Done.Yes), typed, "cases.notice.correction-requested", ct);
    }

    private static async Task<IResult> DraftGrant(Guid id, PostedForm form, City city, CityContext db, CaseReader reader, CancellationToken ct)
    {
        var typed = new StaffForms { Amount = form["amount"], Note = form["note"] };
        var drafted = await city.Perform(new DraftGrant(CaseId.From(id), typed.Amount, typed.Note), ct);
        return await Answer(id, city, db, reader, drafted, typed, "cases.notice.drafted", ct);
    }

    private static async Task<IResult> DraftRefusal(Guid id, PostedForm form, City city, CityContext db, CaseReader reader, CancellationToken ct)
    {
        var typed = new StaffForms { Reason = form["reason"] };
        var drafted = await city.Perform(new DraftRefusal(CaseId.From(id), typed.Reason), ct);
        return await Answer(id, city, db, reader, drafted, typed, "cases.notice.drafted", ct);
    }

    private static async Task<IResult> Complete(Guid id, PostedForm form, City city, CityContext db, CaseReader reader, CancellationToken ct)
    {
        var day = new DateParts(form["day.era"], form["day.year"], form["day.month"], form["day.day"]);
        var typed = new StaffForms { Words = form["words"], Day = day, Hour = form["hour"] };
        DateOnly? on = null;
        if (!day.ToKernel().IsEmpty)
        {
            if (!day.ToKernel().ToDate().Try(out var read, out var no))
                return await Answer(id, city, db, reader, no with { Field = "day" }, typed, "", ct);
            on = read;
        }

        var completed = await city.Perform(new CompleteCase(CaseId.From(id), typed.Words, on, typed.Hour), ct);
        return await Answer(id, city, db, reader, completed, typed, "cases.notice.completed", ct);
    }

    /// <summary>On to the case with a notice, or the case again with what was typed and what is wrong with it.</summary>
    private static async Task<IResult> Answer(
        Guid id, City city, CityContext db, CaseReader reader, Result<Done> result, StaffForms typed, string notice, CancellationToken ct)
    {
        if (!result.IsRefused) return Page.Then($"/staff/cases/{id}", notice);
        return await Looked(id, city, db, reader, typed with { Refusal = result.Refusal }, shown: false, ct) is { } model
            ? Page.Of<CasePage>(model, result.Refusal.Status())
            : NotFound();
    }

    /// <summary>The case, after it has been written down that this person looks at it.</summary>
    private static async Task<CasePageModel?> Looked(Guid id, City city, CityContext db, CaseReader reader, StaffForms typed, bool shown, CancellationToken ct)
    {
        if (!(await city.Perform(new LookAtCase(CaseId.From(id), shown ? LookAtCase.WithMasked : LookAtCase.Whole), ct)).Try(out var opened, out _)) return null;
        if (await reader.ForOffice(db, opened, CaseId.From(id), city.Actor.Office, ct) is not { } view) return null;
        var sections = new List<MatterSection>();
        foreach (var section in reader.Sections)
            if (await section.Load(db, id, ct) is { } model) sections.Add(new MatterSection(section.Component, model));
        return new CasePageModel(id, view, await CaseHistory.ForStaff(db, view, ct), city.Actor.Rights.Contains(Rights.HandleCases), shown, typed, sections);
    }

    private static IResult NotFound() => Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
}

/// <summary>What was typed into the forms of a case, and why it was refused.</summary>
public sealed record StaffForms
{
    public string? Item { get; init; }

    public string? Question { get; init; }

    public string? Amount { get; init; }

    public string? Note { get; init; }

    public string? Reason { get; init; }

    public string? Words { get; init; }

    public DateParts Day { get; init; } = DateParts.None;

    public string? Hour { get; init; }

    public Refusal? Refusal { get; init; }
}

/// <summary>A case in the office.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Case">What the office sees of it.</param>
/// <param name="Events">What happened.</param>
/// <param name="CanHandle">Whether whoever looks may handle it.</param>
/// <param name="Shown">Whether what is masked is shown.</param>
/// <param name="Forms">What was typed.</param>
/// <param name="Sections">What other modules show with it.</param>
public sealed record CasePageModel(
    Guid Id, CaseView Case, IReadOnlyList<PastEvent> Events, bool CanHandle, bool Shown, StaffForms Forms, IReadOnlyList<MatterSection> Sections);

/// <summary>What another module shows with a case.</summary>
public sealed record MatterSection(Type Component, object Model);
