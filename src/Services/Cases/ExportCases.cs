using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Cases;

/// <summary>
/// Opens one part of an export to a member of the office. A large export is many looks under one id, each durable before its part
/// leaves: nobody waits until a hundred thousand are opened, and what was broken off is written down as far as it came.
/// </summary>
/// <param name="Export">The export.</param>
/// <param name="Cases">The cases of this part.</param>
internal sealed record ExportCases(Guid Export, IReadOnlyList<CaseId> Cases) : IAct<Opened>
{
    public ActKind Kind { get; } = new("cases.export", Permission.Right(Rights.HandleCases));

    public async ValueTask<Result<Opened>> Run(Acting acting, CancellationToken ct)
    {
        var office = acting.Actor.Office;
        var subjects = await acting.Db.Set<Case>().Where(c => Cases.Contains(c.Id) && c.Office == office)
            .OrderBy(c => c.Id).Select(c => c.Account).ToListAsync(ct);
        return await acting.Ask(new Look(Purpose.CaseHandling, Export, [.. subjects.Select(s => s.Value).Distinct()], LookAtCase.Whole) { Office = office }, ct);
    }
}
