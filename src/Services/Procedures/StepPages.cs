using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;
using SmartLocal.Procedures.Pages;

namespace SmartLocal.Procedures;

/// <summary>
/// Filling in, step by step or question by question. Every press of a button saves first and looks at what is wrong afterwards,
/// so nothing typed is ever lost.
/// </summary>
internal static class StepPages
{
    public static void Map(RouteGroupBuilder drafts)
    {
        drafts.MapGet("/{step}", Show).Public();
        drafts.MapPost("/{step}", Save).Public();
        drafts.MapPost("/{step}/check", Check).Public();
    }

    private static async Task<IResult> Show(
        Guid id, string step, string? to, bool? check, string? at, string? lines, bool? one, DraftDesk desk, StepDesk steps, CancellationToken ct)
    {
        if (await desk.ToShow(id, ct) is not { } open) return await DraftPages.NotShown(id, step, desk, ct);
        if (open.Draft.Receipt is { } receipt) return DraftPages.Sent(receipt);
        if (open.Find(step) is not { } asked) return DraftPages.NotFound();
        var filled = open.Fill(desk.Reading);
        var toConfirm = to == OpenDraft.Confirm;
        // What her answers have taken away is passed over; what comes after it is the next that is asked.
        if (!filled.IsShown(asked)) return Page.Then(new StepAddress(open.After(asked, filled)?.Id ?? OpenDraft.Confirm).In(open));

        var page = new SentPage(asked) { At = at, Lines = lines, ToConfirm = toConfirm };
        if (desk.OneByOne(id, one)) page = page.OneOf(OneByOne.Of(filled));
        var wrong = check is true && !filled.Read(page.Scope).Try(out _, out var no) ? page.About(no) : null;
        return Page.Of<StepPage>(await steps.ToFill(open, filled, page, wrong, ct));
    }

    private static async Task<IResult> Save(
        Guid id, string step, HttpContext http, DraftDesk desk, StepDesk steps, City city, FileStore files, Text text, CancellationToken ct)
    {
        if (await desk.ToWrite(id, ct) is not { } open) return DraftPages.NotFound();
        if (open.Draft.Receipt is { } receipt) return DraftPages.Sent(receipt);
        if (open.Find(step) is not { } asked) return DraftPages.NotFound();
        if (!(await PostedForm.Read(http, files, name => RuleOf(asked, name), ct)).Try(out var form, out var unreadable)) return unreadable.AsAnswer();

        var page = SentPage.Of(asked, form);
        var known = page.Press.Verb == StepPress.Use ? (await desk.Known(open, page.Scope, ct)).Where(k => form.All("known").Contains(k.Item.Id)).ToArray() : [];
        var save = new SaveDraft(open.Draft.Id, desk.Secret, page.Scope, page.Sent, page.Files, page.Removed, known) { Base = form["base"], Rows = page.Press };
        if (!(await city.Perform(save, ct)).Try(out var saved, out var no)) return no.Kind.Reason is RefusalReason.NotFound ? DraftPages.NotFound() : no.AsAnswer();

        // Her session expired while she typed, or this is not her browser any more: what came is kept, and what was there is shown to nobody.
        if (!open.Draft.IsShownTo(desk.Holder)) return saved.Mine is null ? SignInAgain(desk, open, page) : await OnlyWhatCame(open, page, steps, desk, ct);
        open = open with { Typed = saved.Typed };
        if (saved.Mine is { } mine) return Page.Of<StepPage>(await steps.ToChoose(open, page, mine, form, ct), StatusCodes.Status409Conflict);
        var filled = open.Fill(desk.Reading);
        var fresh = page.Press.Verb == StepPress.Next ? PageState.Fresh(page.Scope.Items, filled.All, text, page.Sent.ContainsKey) : [];
        var wrong = page.Wrong(form, filled, fresh);
        // Who need not go on is not asked for what is missing.
        var exits = page.Press.Verb == StepPress.Next && !SentPage.Refused(form) && filled.Exit is not null;
        if (!exits && (wrong is not null || fresh.Count > 0))
            return Page.Of<StepPage>(await steps.ToFill(open, filled, page, wrong, ct) with { Fresh = fresh }, wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

        if (page.Press.Verb is StepPress.One or StepPress.All) desk.OneByOne(id, page.Press.Verb == StepPress.One);
        var next = exits ? new StepAddress(OpenDraft.Exit) : page.Onward(open, filled);
        return known.Length > 0 ? Page.Then(next.In(open), "procedures.known.used") : Page.Then(next.In(open));
    }

    // Signing in brings her to where she was going. Which steps her answers take away is not told before.
    private static IResult SignInAgain(DraftDesk desk, OpenDraft open, SentPage page)
    {
        var next = page.Press.Verb != StepPress.Next ? page.Step.Id
            : page.ToConfirm ? OpenDraft.Confirm
            : open.Steps.SkipWhile(s => s.Id != page.Step.Id).Skip(1).FirstOrDefault()?.Id ?? OpenDraft.Confirm;
        return Page.Then(desk.SignInPath(open, next), "procedures.saved-sign-in");
    }

    // Another window has saved the page since: nothing is written over it, and without signing in nobody sees what it says.
    private static async Task<IResult> OnlyWhatCame(OpenDraft open, SentPage page, StepDesk steps, DraftDesk desk, CancellationToken ct)
    {
        var came = new Typed();
        came.Take(page.Scope, path => page.Sent.GetValueOrDefault(path));
        open = open with { Typed = came };
        var again = Draft.SavedElsewhere.Because();
        return Page.Of<StepPage>(await steps.ToFill(open, open.Fill(desk.Reading), page, again, ct), again.Status());
    }

    // What the page that stands open has to show by what is typed in it. Nothing is saved, and pressing next does not wait for it.
    private static async Task<IResult> Check(Guid id, string step, PostedForm form, DraftDesk desk, Text text, CancellationToken ct)
    {
        if (await desk.ToWrite(id, ct) is not { } open || !open.Draft.IsShownTo(desk.Holder) || open.Draft.Receipt is not null || open.Find(step) is not { } asked)
            return Results.NotFound();
        var page = SentPage.Of(asked, form);
        open.Typed.Take(page.Scope, path => page.Sent.GetValueOrDefault(path));
        var filled = open.Fill(desk.Reading).All;
        return Results.Json(CheckedPage.Of(page.Scope.Items, filled, text, page.Sent.ContainsKey), CityJson.Options);
    }

    private static FileRule? RuleOf(FormStep step, string path) => step.Find(path) is FileItem item ? new FileRule(item.MaxBytes, item.Types) : null;
}
