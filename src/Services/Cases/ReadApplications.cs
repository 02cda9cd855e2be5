using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Cases;

/// <summary>Opens the applications of one page to an outside system of the office; one page is one look.</summary>
internal sealed record ReadApplications(IReadOnlyList<CaseId> Cases) : IAct<Opened>
{
    public ActKind Kind { get; } = new("cases.read-applications", Permission.Scope(LookAtCase.Scope));

    public async ValueTask<Result<Opened>> Run(Acting acting, CancellationToken ct)
    {
        var subjects = await acting.Db.Set<Case>().Where(c => Cases.Contains(c.Id) && c.Office == acting.Actor.Office)
            .OrderBy(c => c.Id).Select(c => c.Account).ToListAsync(ct);
        var look = new Look(Purpose.CaseHandling, acting.NewId<CaseId>().Value, [.. subjects.Select(s => s.Value).Distinct()], LookAtCase.Whole);
        return await acting.Ask(look with { Office = acting.Actor.Office }, ct);
    }
}
