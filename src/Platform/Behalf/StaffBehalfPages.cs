using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Behalf;

/// <summary>The staff's side: what was declared is checked, and a clerk begins to type in for a person (代理入力).</summary>
internal static class StaffBehalfPages
{
    public static readonly Permission Either = Permission.Either(Permission.Right(BehalfRights.Confirm), Permission.Right(BehalfRights.Enter));

    private const string Home = "/staff/behalf";
    private const int MostWaiting = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var staff = routes.MapGroup(Home);
        staff.MapGet("", async (City city, CityContext db, CancellationToken ct) => await Show(city, db, new EntryTyped(), null, ct)).Needs(Either);
        staff.MapPost("/entry", Enter).Needs(Permission.Right(BehalfRights.Enter));
        staff.MapGet("/{id:guid}", async (Guid id, City city, CityContext db, MyBehalf behalf, CancellationToken ct) => await Check(id, null, null, city, db, behalf, ct)).Needs(Permission.Right(BehalfRights.Confirm));
        staff.MapPost("/{id:guid}/confirm", Confirm).Needs(Permission.Right(BehalfRights.Confirm));
        staff.MapPost("/{id:guid}/refuse", Refuse).Needs(Permission.Right(BehalfRights.Confirm));
        staff.MapPost("/{id:guid}/end", End).Needs(Permission.Right(BehalfRights.Confirm));
        staff.MapGet("/{id:guid}/evidence/{file:guid}", Evidence).Needs(Permission.Right(BehalfRights.Confirm));
    }

    private static async Task<IResult> Show(City city, CityContext db, EntryTyped typed, Refusal? refusal, CancellationToken ct)
    {
        var confirms = Permission.Right(BehalfRights.Confirm).Allows(city.Actor);
        var waiting = !confirms ? [] : await db.Set<Mandate>().Where(m => m.State == MandateState.Declared)
            .OrderBy(m => m.MadeAt).ThenBy(m => m.Id).Take(MostWaiting).ToListAsync(ct);
        return Page.Of<StaffBehalfPage>(
            new StaffBehalfModel(confirms, [.. waiting.Select(m => new WaitingMandate(m.Id.Value, MandateTerms.Code(m.Kind), m.MadeAt))], Permission.Right(BehalfRights.Enter).Allows(city.Actor), typed, refusal), refusal?.Status() ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Enter(HttpContext http, PostedForm form, City city, CityContext db, Sessions sessions, CancellationToken ct)
    {
        var typed = new EntryTyped { Name = form["name"], Mail = form["mail"], Medium = form["medium"], Reason = form["reason"] };
        var visitor = http.Visitor();
        var begun = await city.Perform(new BeginEntry(typed.Mail, typed.Name, typed.Medium, typed.Reason, visitor.SignedIn!.Name, visitor.Secret!), ct);
        if (begun.IsRefused) return await Show(city, db, typed, begun.Refusal, ct);
        sessions.Forget(visitor.Secret!);
        return Page.Then("/procedures");
    }

    // Names and evidence are opened to whoever checks them, and that she opened them is written down first.
    private static async Task<IResult> Check(Guid id, CheckTyped? typed, Refusal? refusal, City city, CityContext db, MyBehalf behalf, CancellationToken ct)
    {
        if (!(await city.Perform(new LookAtMandate(MandateId.From(id), LookAtMandate.Page), ct)).Try(out var opened, out _)) return NotFound();
        var wanted = MandateId.From(id);
        var mandate = await db.Set<Mandate>().SingleAsync(m => m.Id == wanted, ct);
        var kept = opened.MasksAnybody ? [] : mandate.EvidenceFiles.Select(FileId.From).ToList();
        var files = await db.Set<FileRow>().Where(f => kept.Contains(f.Id)).OrderBy(f => f.Id).ToListAsync(ct);
        return Page.Of<CheckMandatePage>(
            new CheckMandateModel(behalf.Line(mandate, opened), [.. files.Select(f => new EvidenceFile(f.Id.Value, f.Name))], typed ?? new CheckTyped(Kit.DateParts.Of(mandate.From), Kit.DateParts.Of(mandate.Until), null), refusal) { Masked = opened.MasksAnybody },
            refusal?.Status() ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Confirm(Guid id, PostedForm form, City city, CityContext db, MyBehalf behalf, CancellationToken ct)
    {
        var typed = new CheckTyped(BehalfPages.Date(form, "from"), BehalfPages.Date(form, "until"), null);
        var confirmed = await city.Perform(new ConfirmMandate(MandateId.From(id), typed.From.ToKernel(), typed.Until.ToKernel()), ct);
        return confirmed.IsRefused ? await Check(id, typed, confirmed.Refusal, city, db, behalf, ct) : Page.Then(Home, "behalf.notice.confirmed");
    }

    private static async Task<IResult> Refuse(Guid id, PostedForm form, City city, CityContext db, MyBehalf behalf, CancellationToken ct)
    {
        var refused = await city.Perform(new RefuseMandate(MandateId.From(id), form["reason"]), ct);
        if (!refused.IsRefused) return Page.Then(Home, "behalf.notice.refused");
        var wanted = MandateId.From(id);
        var typed = await db.Set<Mandate>().SingleOrDefaultAsync(m => m.Id == wanted, ct) is { } mandate
            ? new CheckTyped(Kit.DateParts.Of(mandate.From), Kit.DateParts.Of(mandate.Until), form["reason"])
            : null;
        return await Check(id, typed, refused.Refusal, city, db, behalf, ct);
    }

    private static async Task<IResult> End(Guid id, City city, CityContext db, Sessions sessions, MyBehalf behalf, CancellationToken ct)
    {
        var ended = await city.Perform(new EndMandate(MandateId.From(id)), ct);
        if (ended.IsRefused) return await Check(id, null, ended.Refusal, city, db, behalf, ct);
        if (ended.Value.Agent is { } agent) sessions.ForgetAllOf(agent);
        return Page.Then(Home, "behalf.notice.ended");
    }

    private static async Task<IResult> Evidence(Guid id, Guid file, HttpContext http, City city, CityContext db, FileStore files, CancellationToken ct)
    {
        var wanted = MandateId.From(id);
        var mandate = await db.Set<Mandate>().SingleOrDefaultAsync(m => m.Id == wanted, ct);
        if (mandate is null || !mandate.EvidenceFiles.Contains(file)) return NotFound();
        if (!(await city.Perform(new LookAtMandate(wanted, LookAtMandate.Evidence), ct)).Try(out var opened, out _) || opened.MasksAnybody || await files.Open(FileId.From(file), ct) is not { } open) return NotFound();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(open.Content, open.File.MediaType, open.File.Name);
    }

    private static IResult NotFound() => Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
}

public sealed record WaitingMandate(Guid Id, string Kind, Instant MadeAt);

public sealed record EntryTyped
{
    public string? Name { get; init; }
    public string? Mail { get; init; }
    public string? Medium { get; init; }
    public string? Reason { get; init; }
}

public sealed record StaffBehalfModel(bool Confirms, IReadOnlyList<WaitingMandate> Waiting, bool Enters, EntryTyped Typed, Refusal? Refusal);

public sealed record CheckTyped(Kit.DateParts From, Kit.DateParts Until, string? Reason);

public sealed record EvidenceFile(Guid Id, string Name);

public sealed record CheckMandateModel(MandateLine Mandate, IReadOnlyList<EvidenceFile> Files, CheckTyped Typed, Refusal? Refusal)
{
    /// <summary>Whether somebody in it is protected from whoever looks: then there is nothing that she could check.</summary>
    public bool Masked { get; init; }
}
