using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Cases;

/// <summary>Opens the applicants' names of one page of the office's list; one page is one entry.</summary>
internal sealed record ListCases(IReadOnlyList<CaseId> Cases) : IAct<Done>
{
    public ActKind Kind { get; } = new("cases.list", Permission.Right(Rights.HandleCases));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var subjects = await acting.Db.Set<Case>().Where(c => Cases.Contains(c.Id) && c.Office == acting.Actor.Office)
            .OrderBy(c => c.Id).Select(c => c.Account).ToListAsync(ct);
        acting.Record(new CasesListed(acting.NewId<CaseId>().Value, [.. subjects.Distinct()], LookAtCase.Purpose));
        return Done.Yes;
    }
}
