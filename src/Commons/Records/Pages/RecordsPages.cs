using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Web;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Records.Pages;

internal static class RecordsPages
{
    private const int RowsOfAPage = 30;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var approvals = routes.MapGroup("/staff/approvals");
        approvals.MapGet("", Inbox).Needs(Permission.Right(Rights.Decide));
        approvals.MapGet("/{id:guid}", Approval).Needs(Permission.Staff);
        approvals.MapPost("/{id:guid}", Settle).Needs(Permission.Right(Rights.Decide));
    }

    private static async Task<IResult> Inbox(City city, CityContext db, string? show, long? after, CancellationToken ct)
    {
        var settled = show == "settled";
        var office = city.Actor.Office;
        var place = after ?? (settled ? long.MaxValue : 0);
        var rows = db.Set<Approval>().Where(a => a.Office == office);
        var page = await (settled
                ? rows.Where(a => a.Status != ApprovalStatus.Waiting && a.Place < place).OrderByDescending(a => a.Place)
                : rows.Where(a => a.Status == ApprovalStatus.Waiting && a.Place > place).OrderBy(a => a.Place))
            .Select(a => new ApprovalLine(a.Id.Value, a.Number, a.Title, a.Origin, a.Status, a.Drafter, a.DraftedAt, a.SettledAt, a.Place))
            .Take(RowsOfAPage + 1).ToListAsync(ct);
        var more = page.Count > RowsOfAPage;
        page = [.. page.Take(RowsOfAPage)];
        var names = await People.Names(db, [.. page.Select(l => l.Drafter).Distinct()], ct);
        var next = more ? $"/staff/approvals?{(settled ? "show=settled&" : "")}after={page[^1].Place}" : null;
        return Page.Of<InboxPage>(new InboxModel(settled, page, names, next));
    }

    private static async Task<IResult> Approval(Guid id, City city, CityContext db, CancellationToken ct) =>
        await Read(id, city, db, ct) is { } model ? Page.Of<ApprovalPage>(model) : NotFound();

    private static async Task<IResult> Settle(Guid id, PostedForm form, City city, CityContext db, CancellationToken ct)
    {
        // Nothing is decided but by its own button.
        if (form["action"] is not ("decide" or "send-back")) return PostedForm.NotAForm.Because().AsAnswer();
        var sendBack = form["action"] == "send-back";
        IAct<Done> act = sendBack ? new SendBack(ApprovalId.From(id), form["comment"]) : new Decide(ApprovalId.From(id), form["comment"]);
        var settled = await city.Perform(act, ct);
        if (!settled.IsRefused) return Page.Then("/staff/approvals", sendBack ? "records.notice.sent-back" : "records.notice.decided");
        return await Read(id, city, db, ct) is { } model
            ? Page.Of<ApprovalPage>(model with { Comment = form["comment"], Refusal = settled.Refusal }, settled.Refusal.Status())
            : NotFound();
    }

    /// <summary>The draft as its office sees it: whoever may decide, and whoever drafted.</summary>
    private static async Task<ApprovalModel?> Read(Guid id, City city, CityContext db, CancellationToken ct)
    {
        var actor = city.Actor;
        var approval = await db.Set<Approval>().SingleOrDefaultAsync(a => a.Id == ApprovalId.From(id) && a.Office == actor.Office, ct);
        if (approval is null) return null;
        var own = approval.Drafter.Value == actor.Id;
        var mayDecide = actor.Rights.Contains(approval.DeciderRight);
        if (!own && !mayDecide) return null;
        var (body, comment) = (approval.Body, approval.Comment);
        if (approval.Person is { } person)
        {
            var looked = await city.Perform(new Look(Purpose.Decision, id, [person], [Fields.Decision]) { Office = approval.Office }, ct);
            if (!looked.Try(out var opened, out _)) return null;
            if (opened.Masks(person)) (body, comment) = (Opened.Mask, Opened.Mask);
        }

        var office = await Offices.Find(db, approval.Office, ct);
        return new ApprovalModel(
            approval.Id.Value, approval.Number, approval.Title, body.Split('\n'), approval.Origin, approval.Status, approval.LinkPath,
            office?.Name ?? approval.Office, await People.Name(db, approval.Drafter, ct), approval.DraftedAt,
            approval.Decider is { } decider ? await People.Name(db, decider, ct) : null, approval.SettledAt, comment,
            own, mayDecide && !own && approval.Status is ApprovalStatus.Waiting);
    }

    private static IResult NotFound() => Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
}

/// <summary>A line of the inbox.</summary>
public sealed record ApprovalLine(
    Guid Id, string Number, string Title, DraftOrigin Origin, ApprovalStatus Status, StaffId Drafter, Instant DraftedAt, Instant? SettledAt, long Place);

/// <summary>The decider's inbox, or what has been settled.</summary>
public sealed record InboxModel(bool Settled, IReadOnlyList<ApprovalLine> Lines, IReadOnlyDictionary<StaffId, string> Names, string? NextHref);

/// <summary>One draft.</summary>
public sealed record ApprovalModel(
    Guid Id, string Number, string Title, IReadOnlyList<string> Body, DraftOrigin Origin, ApprovalStatus Status, string LinkPath,
    string OfficeName, string? DrafterName, Instant DraftedAt, string? DeciderName, Instant? SettledAt, string? SettledComment,
    bool Own, bool CanDecide)
{
    /// <summary>The comment as typed, after a refusal.</summary>
    public string? Comment { get; init; }

    /// <summary>Why the last press was refused.</summary>
    public Refusal? Refusal { get; init; }
}
