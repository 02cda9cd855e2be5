using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Pdf;
using SmartLocal.Platform.SignIn.Signing;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Procedures.Pages;

namespace SmartLocal.Procedures;

/// <summary>What there is of a draft beside its steps: coming back to it, its end before the end, a newer version, and the last page.</summary>
internal static class DraftPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var drafts = routes.MapGroup("/drafts/{id:guid}");
        StepPages.Map(drafts);
        drafts.MapGet("/saved", ShowSaved).Public();
        drafts.MapGet("", GoOn).Public();
        drafts.MapGet("/resume", Resume).Public();
        drafts.MapGet("/files/{file:guid}", ShowFile).Public();
        drafts.MapGet("/exit", ShowExit).Public();
        drafts.MapGet("/moved", ShowMoved).Public();
        drafts.MapPost("/moved", Move).Public();
        drafts.MapGet("/confirm", ShowConfirm).Public();
        drafts.MapGet("/sign", Sign).Public();
        drafts.MapGet("/paper", ShowPaper).Public();
        drafts.MapPost("/confirm", Submit).Public();
    }

    private static async Task<IResult> ShowSaved(Guid id, string? at, DraftDesk desk, CancellationToken ct)
    {
        if (await desk.ToShow(id, ct) is not { } open) return await NotShown(id, "saved", desk, ct);
        var step = (open.Find(at) ?? open.First(open.Fill(desk.Reading))).Id; // she goes on where she paused
        return Page.Of<SavedPage>(new SavedModel(
            open.Procedure, open.Draft.ExpiresAt.TokyoDate, desk.IsSignedIn, open.PathOf(step), desk.SignInPath(open, step), open.PathOf("paper")));
    }

    // She goes on at the first page on which something is missing; where nothing is, at the last.
    private static async Task<IResult> GoOn(Guid id, DraftDesk desk, CancellationToken ct)
    {
        if (await desk.ToShow(id, ct) is not { } open) return await NotShown(id, "resume", desk, ct);
        if (open.Draft.Receipt is { } receipt) return Sent(receipt);
        var filled = open.Fill(desk.Reading);
        return Page.Then(open.PathOf(filled.Exit is null ? OpenDraft.FirstWrong(filled)?.Id ?? OpenDraft.Confirm : OpenDraft.Exit));
    }

    // The way in from the mailed link, in whichever browser the mail was read.
    private static async Task<IResult> Resume(Guid id, string? key, string? at, DraftDesk desk, City city, HttpContext http, CancellationToken ct)
    {
        if (!desk.IsSignedIn) return Page.Then($"/sign-in?returnTo={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
        var claimed = await city.Perform(new ClaimDraft(DraftId.From(id), desk.Secret, key), ct);
        if (claimed.IsRefused || await desk.ToShow(id, ct) is not { } open) return NotFound();
        if (open.Draft.Receipt is { } receipt) return Sent(receipt);
        return Page.Then(open.PathOf(at is OpenDraft.Confirm or OpenDraft.Exit || open.Find(at) is not null ? at! : open.First(open.Fill(desk.Reading)).Id));
    }

    // Who would rather hand it in on paper prints what she has typed so far, and writes in by hand what is missing.
    private static async Task<IResult> ShowPaper(Guid id, DraftDesk desk, Press press, CityKeys keys, Text text, CancellationToken ct)
    {
        if (await desk.ToShow(id, ct) is not { } open) return await NotShown(id, "paper", desk, ct);
        if (open.Draft.Receipt is { } receipt) return Sent(receipt);
        return Results.Bytes(await press.Write<PaperForm>(new PaperModel(open.Procedure, open.Fill(desk.Reading).Standing, keys.Mark), text.Language), "text/html; charset=utf-8");
    }

    private static async Task<IResult> ShowFile(Guid id, Guid file, DraftDesk desk, FileStore files, CancellationToken ct)
    {
        if (await desk.ToShow(id, ct) is not { } open || open.Typed.Files.All(f => f.Id.Value != file)) return NotFound();
        return await files.Open(FileId.From(file), ct) is { } found ? Results.Stream(found.Content, found.File.MediaType, found.File.Name) : NotFound();
    }

    // Who answers so does not need the procedure: she is told why, before she has filled in the rest.
    private static async Task<IResult> ShowExit(Guid id, DraftDesk desk, ProcedureCatalogue catalogue, Text text, CancellationToken ct)
    {
        if (await desk.ToShow(id, ct) is not { } open) return await NotShown(id, OpenDraft.Exit, desk, ct);
        if (open.Draft.Receipt is { } receipt) return Sent(receipt);
        var filled = open.Fill(desk.Reading);
        if (filled.Steps.FirstOrDefault(s => filled.ExitOf(s) is not null) is not { } step) return Page.Then(open.PathOf(open.First(filled).Id));
        var exit = filled.ExitOf(step)!;
        var lead = exit.Href is { } href ? new PageLink(NameOf(href, catalogue, text), href) : null;
        // Where several answers lead here, the last that was given is the one to look at.
        var asked = exit.Names.Select(n => open.Steps.FirstOrDefault(s => s.Items.Any(i => i.Id == n)) is { } of ? new StepAddress(of.Id) { At = n, Anchor = n } : null)
            .LastOrDefault(a => a is not null) ?? new StepAddress(step.Id);
        return Page.Of<ExitPage>(new ExitModel(open.Procedure, exit.Says, lead, asked.In(open)));
    }

    private static RichText NameOf(string href, ProcedureCatalogue catalogue, Text text) =>
        href.StartsWith("/procedures/", StringComparison.Ordinal) && catalogue.Find(href["/procedures/".Length..]) is { } other
            ? text.Of("procedures.exit.procedure", ("procedure", other.Name))
            : Uri.TryCreate(href, UriKind.Absolute, out var address) ? text.Of("procedures.exit.elsewhere", ("host", address.Host)) : text["procedures.exit.lead"];

    private static async Task<IResult> ShowMoved(Guid id, string? at, DraftDesk desk, StepDesk steps, ProcedureCatalogue catalogue, CancellationToken ct)
    {
        if (await desk.ToShow(id, ct) is not { } open) return await NotShown(id, "moved", desk, ct);
        if (open.Draft.Receipt is { } receipt) return Sent(receipt);
        var changes = steps.Renewed(open);
        return changes.Count == 0 ? Page.Then(open.PathOf(open.First(open.Fill(desk.Reading)).Id)) : Page.Of<MovedPage>(ToMove(open, at, changes, catalogue, null));
    }

    private static async Task<IResult> Move(Guid id, PostedForm form, DraftDesk desk, StepDesk steps, City city, ProcedureCatalogue catalogue, CancellationToken ct)
    {
        if (await desk.ToWrite(id, ct) is not { } open) return NotFound();
        if (open.Draft.Receipt is { } receipt) return Sent(receipt);
        if (!open.Draft.IsShownTo(desk.Holder)) return Page.Then(desk.SignInPath(open, open.Steps[0].Id), "procedures.saved-sign-in");
        var changes = steps.Renewed(open);
        if (changes.Count == 0 || catalogue.Find(open.Procedure.Id) is not { } newer) return Page.Then(open.PathOf(open.First(open.Fill(desk.Reading)).Id));
        // She moves to what she was shown, and to nothing that came into force since.
        var moved = form["to"] == newer.Hash ? await city.Perform(new MoveDraft(open.Draft.Id, desk.Secret, newer.Hash), ct) : MoveDraft.Newer.Because();
        if (!moved.Try(out _, out var no)) return Page.Of<MovedPage>(ToMove(open, form["at"], changes, catalogue, no), no.Status());
        return await desk.ToShow(id, ct) is { } now ? Page.Then(now.PathOf(now.First(now.Fill(desk.Reading)).Id), "procedures.moved.done") : NotFound();
    }

    private static MovedModel ToMove(OpenDraft open, string? at, IReadOnlyList<FormChange> changes, ProcedureCatalogue catalogue, Refusal? refusal) => new(
        catalogue.Find(open.Procedure.Id)!, open.Draft.Id.Value, changes, refusal, open.PathOf(at == OpenDraft.Confirm || open.Find(at) is not null ? at! : open.Steps[0].Id));

    private static async Task<IResult> ShowConfirm(Guid id, DraftDesk desk, StepDesk steps, ProcedureCatalogue catalogue, CancellationToken ct)
    {
        if (await desk.ToShow(id, ct) is not { } open) return await NotShown(id, OpenDraft.Confirm, desk, ct);
        return open.Draft.Receipt is { } receipt ? Sent(receipt) : await ToCheck(open, desk, steps, catalogue, null, ct);
    }

    // What she signs is what the page showed her: the answers as they stand now. Whatever she changes afterwards has to be signed anew.
    private static async Task<IResult> Sign(Guid id, string? seen, HttpContext http, DraftDesk desk, StepDesk steps, ProcedureCatalogue catalogue, CancellationToken ct)
    {
        if (await desk.ToShow(id, ct) is not { } open) return await NotShown(id, OpenDraft.Confirm, desk, ct);
        if (open.Draft.Receipt is { } receipt) return Sent(receipt);
        if (!desk.IsSignedIn || open.Procedure.Identity.Value is not IdentityLevel.Signed || !open.Procedure.Form.Read(open.Typed, desk.Reading).Try(out var answers, out _))
            return Page.Then(open.PathOf(OpenDraft.Confirm));
        if (seen != desk.SealOf(open.Procedure, answers)) return await ToCheck(open, desk, steps, catalogue, ConfirmModel.ChangedMeanwhile.Because(), ct);
        return await Signatures.Leave(http, desk.Statement(open.Procedure, answers), open.PathOf(OpenDraft.Confirm), ct);
    }

    private static async Task<IResult> Submit(
        Guid id, PostedForm form, DraftDesk desk, StepDesk steps, City city, ProcedureCatalogue catalogue, CancellationToken ct)
    {
        if (await desk.ToWrite(id, ct) is not { } open) return NotFound();
        if (open.Draft.Receipt is { } receipt) return Sent(receipt);
        if (!open.Draft.IsShownTo(desk.Holder) || !desk.IsSignedIn) return Page.Then(desk.SignInPath(open, OpenDraft.Confirm, open.Procedure.Identity.Value), "procedures.saved-sign-in");
        if (!open.Procedure.Form.Read(open.Typed, desk.Reading).Try(out var answers, out _)) return await ToCheck(open, desk, steps, catalogue, null, ct);
        // Another window may have changed the draft since: nobody sends what she has not seen.
        if (form["seen"] != desk.SealOf(open.Procedure, answers)) return await ToCheck(open, desk, steps, catalogue, ConfirmModel.ChangedMeanwhile.Because(), ct);

        var submitted = await city.Perform(
            new SubmitDraft(open.Draft.Id, desk.Secret, open.Draft.SavedAt, SubmitApplication.Of(open.Procedure, answers)), IdempotencyKey.Of(id), ct);
        if (!submitted.IsRefused) return Sent(submitted.Value.Value);
        return await desk.ToShow(id, ct) is { Draft.Receipt: { } first } ? Sent(first) : await ToCheck(open, desk, steps, catalogue, submitted.Refusal, ct);
    }

    private static async Task<IResult> ToCheck(OpenDraft open, DraftDesk desk, StepDesk steps, ProcedureCatalogue catalogue, Refusal? refusal, CancellationToken ct)
    {
        var filled = open.Fill(desk.Reading);
        if (filled.Exit is not null) return Page.Then(open.PathOf(OpenDraft.Exit));
        if (!filled.Read().Try(out var answers, out _))
            return Page.Then(new StepAddress(OpenDraft.FirstWrong(filled)!.Id) { Check = true, ToConfirm = true }.In(open));
        // What can't be sent today is said before anybody presses the button, and the draft is kept.
        if (refusal is null && !catalogue.Offered(open.Procedure.Id, desk.Today).Try(out _, out var closed)) refusal = closed;
        var renewed = steps.Renewed(open).Count > 0;
        // Signing proves who she is too: whoever is signed in at all goes to sign, not to sign in once more.
        var signs = desk.IsSignedIn && open.Procedure.Identity.Value is IdentityLevel.Signed;
        var signature = signs && desk.MaySend(open.Procedure) ? await desk.Signature(open.Procedure, answers, ct) : null;
        var seal = desk.SealOf(open.Procedure, answers);
        return Page.Of<ConfirmPage>(
            new ConfirmModel(open.Procedure, open.Draft.Id.Value, filled, answers, signs || desk.MaySend(open.Procedure) ? null : desk.SignInPath(open, OpenDraft.Confirm, open.Procedure.Identity.Value), renewed, refusal)
            {
                Seal = seal, SignPath = signs && signature is null ? $"{open.PathOf("sign")}?seen={seal}" : null, Signature = signature,
                SignedByAnotherName = signature?.Holder is { } holder && SignerDifferences.Between(holder, open.Procedure.Form, answers, desk.Reading.Towns).Name, OneByOne = desk.OneByOne(open.Draft.Id.Value, null),
            },
            refusal?.Status() ?? StatusCodes.Status200OK);
    }

    /// <summary>Only her account is missing, or it is not hers.</summary>
    public static async Task<IResult> NotShown(Guid id, string step, DraftDesk desk, CancellationToken ct) =>
        await desk.AwaitsSignIn(id, ct) ? Page.Then($"/sign-in?returnTo={Uri.EscapeDataString($"/drafts/{id}/{step}")}") : NotFound();

    public static IResult Sent(string receipt) => Page.Then($"/applications/{receipt}");

    public static IResult NotFound() => Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
}
