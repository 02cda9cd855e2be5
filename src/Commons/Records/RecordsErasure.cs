using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Sockets;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Records;

/// <summary>Empties the drafts about a matter. Their numbers stay: an office's series has no gaps, and the list of documents outlives them.</summary>
internal sealed class RecordsErasure : IErasure
{
    public async ValueTask Widen(Acting acting, ErasureScope scope, CancellationToken ct)
    {
        var things = scope.Things.ToList();
        var approvals = await acting.Db.Set<Approval>().Where(a => things.Contains(a.Subject)).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(ct);
        scope.Things.UnionWith(approvals.Select(a => a.Value));
    }

    public async ValueTask Erase(Acting acting, ErasureScope scope, CancellationToken ct)
    {
        var ids = scope.Things.Select(ApprovalId.From).ToList();
        foreach (var approval in await acting.Db.Set<Approval>().AsTracking().Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync(ct)) approval.Erase();
    }
}
