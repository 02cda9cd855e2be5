using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>The procedures to which a mandate can be limited, those in force; and what was handed in by one.</summary>
internal sealed class ProcedureScope(ProcedureCatalogue catalogue) : IMandateScope
{
    public IEnumerable<(string Id, LocalText Name)> Procedures => catalogue.Current.Select(p => (p.Id, p.Name));

    public async Task<IReadOnlySet<Guid>> InUse(CityContext db, IReadOnlyCollection<Guid> mandates, CancellationToken ct) =>
        (await db.Set<Application>().Where(a => a.Mandate != null && mandates.Contains(a.Mandate.Value)).Select(a => a.Mandate!.Value).Distinct().ToListAsync(ct)).ToHashSet();
}
