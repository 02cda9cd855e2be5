using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Cases;

/// <summary>A clerk takes the case as hers; whoever had it before hands it over by that.</summary>
internal sealed record AssignCase(CaseId Case) : IAct<Done>
{
    public ActKind Kind { get; } = new("cases.assign", Permission.Right(Rights.HandleCases));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!(await CaseDesk.TakeForOffice(acting, Case, ct)).Try(out var taken, out var unknown)) return unknown;
        if (!taken.AssignTo(StaffId.From(acting.Actor.Id)).Try(out var done, out var no)) return no;
        acting.Record(new CaseAssigned(taken.Id, taken.Code));
        return done;
    }
}
