using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.SignIn.Signing;
using SmartLocal.Platform.Web;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Procedures.Pages;

namespace SmartLocal.Procedures;

/// <summary>
/// Filling in. Every press of a button saves first and looks at what is wrong afterwards, so nothing typed is ever lost.
/// </summary>
internal static class DraftPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var drafts = routes.MapGroup("/drafts/{id:guid}");
        drafts.MapGet("/{step}", ShowStep).Public();
        drafts.MapPost("/{step}", SaveStep).Public();
        drafts.MapGet("/saved", ShowSaved).Public();
        drafts.MapGet("/resume", Resume).Public();
        drafts.MapGet("/files/{file:guid}", ShowFile).Public();
        drafts.MapGet("/confirm", ShowConfirm).Public();
        drafts.MapGet("/sign", Sign).Public();
        drafts.MapPost("/confirm", Submit).Public();
    }

    private static async Task<IResult> ShowStep(Guid id, string step, string? to, bool? check, DraftDesk desk, City city, CancellationToken ct)
    {
        if (await desk.ToShow(id, ct) is not { } open) return await NotShown(id, step, desk, ct);
        if (open.Draft.Receipt is { } receipt) return Sent(receipt);
        var index = open.IndexOf(step);
        if (index < 0) return NotFound();
        var wrong = check is true && !open.Procedure.Form.Read(open.Steps[index], open.Typed, desk.Reading).Try(out _, out var no) ? no : null;
        return Page.Of<StepPage>(await ToFill(open, index, wrong, to == OpenDraft.Confirm, desk, city, ct));
    }

    private static async Task<StepModel> ToFill(OpenDraft open, int index, Refusal? wrong, bool toConfirm, DraftDesk desk, City city, CancellationToken ct) =>
        new(open.Procedure, open.Draft.Id.Value, index, open.Typed, wrong, toConfirm)
        {
            About = city.Actor.OnBehalfOf?.Name, Known = await desk.Known(open, open.Steps[index], ct),
        };

    private static async Task<IResult> SaveStep(
        Guid id, string step, HttpContext http, DraftDesk desk, City city, FileStore files, CancellationToken ct)
    {
        if (await desk.ToWrite(id, ct) is not { } open) return NotFound();
        if (open.Draft.Receipt is { } receipt) return Sent(receipt);
        var index = open.IndexOf(step);
        if (index < 0) return NotFound();
        var asked = open.Steps[index];

        if (!(await PostedForm.Read(http, files, name => RuleOf(asked, name), ct)).Try(out var form, out var unreadable)) return unreadable.AsAnswer();
        var kept = form.Files.Where(f => !f.Written.IsRefused).Select(f => (f.Field, f.Written.Value)).ToArray();
        var sent = form.Names.ToDictionary(n => n, n => form[n]!, StringComparer.Ordinal);
        FileId? removed = Guid.TryParse(form["remove"], out var file) ? FileId.From(file) : null;
        var known = form["action"] == "use" ? (await desk.Known(open, asked, ct)).Where(k => form.All("known").Contains(k.Item.Id)).ToArray() : [];
        var saved = await city.Perform(new SaveDraft(open.Draft.Id, desk.Secret, asked, sent, kept, removed, known), ct);
        if (!saved.Try(out var typed, out var no)) return no.Kind.Reason is RefusalReason.NotFound ? NotFound() : no.AsAnswer();

        open = open with { Typed = typed };
        var toConfirm = form["to"] == OpenDraft.Confirm;
        var action = removed is null ? form["action"] ?? "next" : "stay";
        if (WrongWith(form, asked, action, open, desk.Reading) is { } wrong)
            return Page.Of<StepPage>(await ToFill(open, index, wrong, toConfirm, desk, city, ct), StatusCodes.Status422UnprocessableEntity);

        var next = action switch
        {
            "pause" => $"saved?at={asked.Id}",
            "back" when index > 0 => open.Steps[index - 1].Id,
            "next" => toConfirm ? OpenDraft.Confirm : open.After(index),
            _ => toConfirm ? $"{step}?to={OpenDraft.Confirm}" : step,
        };
        // Her session expired while she typed: what she typed is kept, and signing in brings her to where she was going.
        return !open.Draft.IsShownTo(desk.Holder) ? Page.Then(desk.SignInPath(open, next), "procedures.saved-sign-in")
            : known.Length > 0 ? Page.Then(open.PathOf(next), "procedures.known.used") : Page.Then(open.PathOf(next));
    }

    private static async Task<IResult> ShowSaved(Guid id, string? at, DraftDesk desk, CancellationToken ct)
    {
        if (await desk.ToShow(id, ct) is not { } open) return await NotShown(id, "saved", desk, ct);
        var step = open.Steps[Math.Max(0, open.IndexOf(at ?? ""))].Id; // she goes on where she paused
        return Page.Of<SavedPage>(new SavedModel(
            open.Procedure, open.Draft.ExpiresAt.TokyoDate, desk.IsSignedIn, open.PathOf(step), desk.SignInPath(open, step)));
    }

    // The way in from the mailed link, in whichever browser the mail was read.
    private static async Task<IResult> Resume(Guid id, string? key, string? at, DraftDesk desk, City city, HttpContext http, CancellationToken ct)
    {
        if (!desk.IsSignedIn) return Page.Then($"/sign-in?returnTo={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
        var claimed = await city.Perform(new ClaimDraft(DraftId.From(id), desk.Secret, key), ct);
        if (claimed.IsRefused || await desk.ToShow(id, ct) is not { } open) return NotFound();
        if (open.Draft.Receipt is { } receipt) return Sent(receipt);
        return Page.Then(open.PathOf(at == OpenDraft.Confirm || open.IndexOf(at ?? "") >= 0 ? at! : open.Steps[0].Id));
    }

    private static async Task<IResult> ShowFile(Guid id, Guid file, DraftDesk desk, FileStore files, CancellationToken ct)
    {
        if (await desk.ToShow(id, ct) is not { } open || open.Typed.Files.All(f => f.Id.Value != file)) return NotFound();
        return await files.Open(FileId.From(file), ct) is { } found ? Results.Stream(found.Content, found.File.MediaType, found.File.Name) : NotFound();
    }

    private static async Task<IResult> ShowConfirm(Guid id, DraftDesk desk, ProcedureCatalogue catalogue, CancellationToken ct)
    {
        if (await desk.ToShow(id, ct) is not { } open) return await NotShown(id, OpenDraft.Confirm, desk, ct);
        return open.Draft.Receipt is { } receipt ? Sent(receipt) : await ToCheck(open, desk, catalogue, null, ct);
    }

    // What she signs is what the page showed her: the answers as they stand now. Whatever she changes afterwards has to be signed anew.
    private static async Task<IResult> Sign(Guid id, HttpContext http, DraftDesk desk, CancellationToken ct)
    {
        if (await desk.ToShow(id, ct) is not { } open) return await NotShown(id, OpenDraft.Confirm, desk, ct);
        if (open.Draft.Receipt is { } receipt) return Sent(receipt);
        if (!desk.IsSignedIn || open.Procedure.Identity.Value is not IdentityLevel.Signed || !open.Procedure.Form.Read(open.Typed, desk.Reading).Try(out var answers, out _))
            return Page.Then(open.PathOf(OpenDraft.Confirm));
        return await Signatures.Leave(http, SubmitApplication.Of(open.Procedure, answers).Statement(), open.PathOf(OpenDraft.Confirm), ct);
    }

    private static async Task<IResult> Submit(
        Guid id, PostedForm form, DraftDesk desk, City city, ProcedureCatalogue catalogue, CancellationToken ct)
    {
        if (await desk.ToWrite(id, ct) is not { } open) return NotFound();
        if (open.Draft.Receipt is { } receipt) return Sent(receipt);
        if (!open.Draft.IsShownTo(desk.Holder) || !desk.IsSignedIn) return Page.Then(desk.SignInPath(open, OpenDraft.Confirm, open.Procedure.Identity.Value), "procedures.saved-sign-in");
        if (!open.Procedure.Form.Read(open.Typed, desk.Reading).Try(out var answers, out _)) return await ToCheck(open, desk, catalogue, null, ct);
        // Another window may have changed the draft since: nobody sends what she has not seen.
        if (form["seen"] != ConfirmModel.SealOf(answers)) return await ToCheck(open, desk, catalogue, ConfirmModel.ChangedMeanwhile.Because(), ct);

        var submitted = await city.Perform(
            new SubmitDraft(open.Draft.Id, desk.Secret, SubmitApplication.Of(open.Procedure, answers)), IdempotencyKey.Of(id), ct);
        if (!submitted.IsRefused) return Sent(submitted.Value.Value);
        return await desk.ToShow(id, ct) is { Draft.Receipt: { } first } ? Sent(first) : await ToCheck(open, desk, catalogue, submitted.Refusal, ct);
    }

    private static async Task<IResult> ToCheck(OpenDraft open, DraftDesk desk, ProcedureCatalogue catalogue, Refusal? refusal, CancellationToken ct)
    {
        if (!open.Procedure.Form.Read(open.Typed, desk.Reading).Try(out var answers, out _))
            return Page.Then(open.PathOf(open.FirstWrong(desk.Reading)!.Id) + "?check=true&to=" + OpenDraft.Confirm);
        // What can't be sent today is said before anybody presses the button, and the draft is kept.
        if (refusal is null && !catalogue.Offered(open.Procedure.Id, desk.Today).Try(out _, out var closed)) refusal = closed;
        var renewed = catalogue.Find(open.Procedure.Id) is { } current && current.Hash != open.Procedure.Hash;
        // Signing proves who she is too: whoever is signed in at all goes to sign, not to sign in once more.
        var signs = desk.IsSignedIn && open.Procedure.Identity.Value is IdentityLevel.Signed;
        var signed = signs && desk.MaySend(open.Procedure) && await desk.HasSigned(open.Procedure, answers, ct);
        return Page.Of<ConfirmPage>(
            new ConfirmModel(open.Procedure, open.Draft.Id.Value, answers, signs || desk.MaySend(open.Procedure) ? null : desk.SignInPath(open, OpenDraft.Confirm, open.Procedure.Identity.Value), renewed, refusal)
            {
                SignPath = signs && !signed ? open.PathOf("sign") : null, Signed = signed,
            },
            refusal?.Status() ?? StatusCodes.Status200OK);
    }

    private static FileRule? RuleOf(FormStep step, string name) =>
        step.Items.OfType<FileItem>().FirstOrDefault(i => i.Id == name) is { } item ? new FileRule(item.MaxBytes, item.Types) : null;

    // A file that was refused is always said; what else is wrong, only to whoever wants to go on.
    private static Refusal? WrongWith(PostedForm form, FormStep step, string action, OpenDraft open, Reading reading)
    {
        var files = form.Files.Where(f => f.Written.IsRefused).Select(f => f.Written.Refusal with { Field = f.Field }).ToList();
        if (action is "next" && !open.Procedure.Form.Read(step, open.Typed, reading).Try(out _, out var no))
            files.AddRange(no.Parts.Where(p => files.All(f => f.Field != p.Field)));
        return files.Count == 0 ? null : FormRefusals.Incomplete.Because(("count", files.Count)) with { Parts = files };
    }

    private static async Task<IResult> NotShown(Guid id, string step, DraftDesk desk, CancellationToken ct) =>
        await desk.AwaitsSignIn(id, ct) ? Page.Then($"/sign-in?returnTo={Uri.EscapeDataString($"/drafts/{id}/{step}")}") : NotFound();

    private static IResult Sent(string receipt) => Page.Then($"/applications/{receipt}");

    private static IResult NotFound() => Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
}
