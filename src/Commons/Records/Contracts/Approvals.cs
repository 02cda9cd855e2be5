using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Records.Contracts;

/// <summary>Drafts as other modules read them.</summary>
public static class Approvals
{
    /// <summary>The draft, or null.</summary>
    public static Task<ApprovalCard?> Find(CityContext db, ApprovalId id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Approval>().Where(a => a.Id == id)
            .Select(a => new ApprovalCard(a.Id, a.Number, a.Title, a.Status, a.DraftedAt, a.SettledAt, a.Comment)).SingleOrDefaultAsync(ct);
    }

    /// <summary>Those of the drafts that were decided before the moment.</summary>
    public static async Task<IReadOnlySet<ApprovalId>> DecidedAmong(CityContext db, IReadOnlyCollection<ApprovalId> ids, Instant before, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return (await db.Set<Approval>().Where(a => ids.Contains(a.Id) && a.Status == ApprovalStatus.Decided && a.SettledAt < before).Select(a => a.Id).ToListAsync(ct)).ToHashSet();
    }
}

/// <summary>What others may know of a draft.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its document number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DraftedAt">When it was drafted (起案日).</param>
/// <param name="SettledAt">When it was decided (決裁日), sent back or dropped.</param>
/// <param name="Comment">What the decider wrote to it.</param>
public sealed record ApprovalCard(
    ApprovalId Id, string Number, string Title, ApprovalStatus Status, Instant DraftedAt, Instant? SettledAt, string? Comment);

/// <summary>Where a draft stands.</summary>
public enum ApprovalStatus
{
    /// <summary>It lies before the decider.</summary>
    Waiting,

    /// <summary>決裁済.</summary>
    Decided,

    /// <summary>差戻し.</summary>
    SentBack,

    /// <summary>廃案.</summary>
    Dropped,
}
