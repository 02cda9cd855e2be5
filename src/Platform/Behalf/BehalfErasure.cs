using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Behalf;

/// <summary>Erases mandates with their evidence: those that a matter takes with it, and those that are a matter of their own.</summary>
internal sealed class BehalfErasure : IErasure
{
    public async IAsyncEnumerable<Guid> Matters(CityContext db)
    {
        await foreach (var id in db.Set<Mandate>().OrderBy(m => m.Id).Select(m => m.Id).AsAsyncEnumerable()) yield return id.Value;
    }

    public async ValueTask Widen(Acting acting, ErasureScope scope, CancellationToken ct)
    {
        foreach (var mandate in await Within(acting, scope).OrderBy(m => m.Id).ToListAsync(ct))
            scope.Files.UnionWith(mandate.EvidenceFiles.Select(FileId.From));
    }

    public async ValueTask Erase(Acting acting, ErasureScope scope, CancellationToken ct) => await Within(acting, scope).ExecuteDeleteAsync(ct);

    private static IQueryable<Mandate> Within(Acting acting, ErasureScope scope)
    {
        var ids = scope.Things.Select(MandateId.From).ToList();
        return acting.Db.Set<Mandate>().Where(m => ids.Contains(m.Id));
    }
}
