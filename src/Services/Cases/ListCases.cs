using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Cases;

/// <summary>Opens the applicants' names of one page of the office's list; one page is one look.</summary>
internal sealed record ListCases(IReadOnlyList<CaseId> Cases) : IAct<Opened>
{
    public ActKind Kind { get; } = new("cases.list", Permission.Right(Rights.HandleCases));

    public async ValueTask<Result<Opened>> Run(Acting acting, CancellationToken ct)
    {
        var office = acting.Actor.Office;
        var subjects = await acting.Db.Set<Case>().Where(c => Cases.Contains(c.Id) && c.Office == office)
            .OrderBy(c => c.Id).Select(c => c.Account).ToListAsync(ct);
        var list = acting.NewId<CaseId>().Value;
        return await acting.Ask(new Look(Purpose.CaseHandling, list, [.. subjects.Select(s => s.Value).Distinct()], [Fields.Name]) { Office = office }, ct);
    }
}
