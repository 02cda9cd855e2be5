using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Records.Pages;

/// <summary>What of the office is due for erasure, the lists that were drafted, and how far each is carried out.</summary>
internal static class RetentionPages
{
    private const int MostDrafts = 30;

    private static readonly Permission Anybody = Permission.Either(Permission.Right(Rights.HandleCases), Permission.Right(Rights.Decide));

    public static void Map(IEndpointRouteBuilder routes)
    {
        var retention = routes.MapGroup("/staff/retention");
        retention.MapGet("", Due).Needs(Anybody);
        retention.MapPost("", Draft).Needs(Permission.Right(Rights.HandleCases));
        retention.MapGet("/{id:guid}", List).Needs(Anybody);
    }

    private static async Task<IResult> Due(City city, CityContext db, IEnumerable<IErasure> plugs, TimeProvider clock, CancellationToken ct) =>
        Page.Of<RetentionPage>(await Read(city, db, plugs, clock, null, ct));

    private static async Task<IResult> Draft(City city, CityContext db, IEnumerable<IErasure> plugs, TimeProvider clock, CancellationToken ct)
    {
        var drafted = await city.Perform(new DraftErasure(), ct);
        return drafted.IsRefused
            ? Page.Of<RetentionPage>(await Read(city, db, plugs, clock, drafted.Refusal, ct), drafted.Refusal.Status())
            : Page.Then($"/staff/retention/{drafted.Value.Value}", "records.notice.erasure-drafted");
    }

    private static async Task<IResult> List(Guid id, City city, CityContext db, CancellationToken ct)
    {
        var (wanted, office) = (ErasureDraftId.From(id), city.Actor.Office);
        var draft = await db.Set<ErasureDraft>().SingleOrDefaultAsync(d => d.Id == wanted && d.Office == office, ct);
        if (draft is null) return Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
        var approval = (await Approvals.Find(db, draft.Approval, ct))!;
        var (_, done) = await Erasures.Progress(db, id, ct);
        return Page.Of<ErasureListPage>(new ErasureListModel(
            draft.Approval.Value, approval.Number, approval.Status, done, [.. draft.Read().Select(m => new MatterLine(m.Label, m.Kind, m.Until))]));
    }

    private static async Task<RetentionModel> Read(City city, CityContext db, IEnumerable<IErasure> plugs, TimeProvider clock, Refusal? refusal, CancellationToken ct)
    {
        var office = city.Actor.Office ?? "";
        var due = await Retention.Undrafted(db, plugs, office, clock.TodayInTokyo(), DraftErasure.Most, ct);
        var drafts = await (
            from draft in db.Set<ErasureDraft>()
            join approval in db.Set<Approval>() on draft.Approval equals approval.Id
            where draft.Office == office
            orderby draft.Id descending
            select new ErasureDraftLine(draft.Id.Value, approval.Number, approval.Status, draft.DraftedAt)).Take(MostDrafts).ToListAsync(ct);
        return new RetentionModel([.. due.Select(d => new MatterLine(d.Label, d.Kind, d.Until))], drafts, city.Actor.Rights.Contains(Rights.HandleCases), refusal);
    }
}

/// <summary>What is due, and what was drafted.</summary>
public sealed record RetentionModel(IReadOnlyList<MatterLine> Due, IReadOnlyList<ErasureDraftLine> Drafts, bool CanDraft, Refusal? Refusal);

/// <summary>A matter whose retention has ended.</summary>
public sealed record MatterLine(string Label, string Kind, DateOnly Until);

/// <summary>A list that was drafted.</summary>
public sealed record ErasureDraftLine(Guid Id, string Number, ApprovalStatus Status, Instant DraftedAt);

/// <summary>One list, and how many of its matters are erased.</summary>
public sealed record ErasureListModel(Guid Approval, string Number, ApprovalStatus Status, int Done, IReadOnlyList<MatterLine> Matters);
