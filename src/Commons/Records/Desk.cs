using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Records;

/// <summary>Takes a draft into one hand: of two who press at once, the second waits and then sees what the first has done.</summary>
internal static class Desk
{
    public static readonly RefusalKind Unknown = new("records.approval-unknown", RefusalReason.NotFound);

    /// <summary>The draft, locked until the act ends; null where there is none.</summary>
    public static async Task<Approval?> Take(Acting acting, ApprovalId id, CancellationToken ct)
    {
        // On PostgreSQL the update is what locks the row; SQLite has one writer anyway.
        await acting.Db.Set<Approval>().Where(a => a.Id == id).ExecuteUpdateAsync(a => a.SetProperty(x => x.Turn, x => x.Turn + 1), ct);
        return await acting.Db.Set<Approval>().AsTracking().SingleOrDefaultAsync(a => a.Id == id, ct);
    }

    /// <summary>The draft for its decider: of her office, and asking for a right that she holds. To others it does not exist.</summary>
    public static async Task<Result<Approval>> TakeToDecide(Acting acting, ApprovalId id, CancellationToken ct) =>
        await Take(acting, id, ct) is { } approval && approval.Office == acting.Actor.Office && acting.Actor.Rights.Contains(approval.DeciderRight)
            ? approval
            : Unknown.Because();
}
