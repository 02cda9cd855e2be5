using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Cases;

/// <summary>The applicant withdraws her application (取下げ), until it is decided. A draft that lies before the decider is dropped with it.</summary>
internal sealed record WithdrawCase(CaseId Case) : IAct<Done>
{
    public static readonly RefusalKind NotYet = new("cases.withdraw-not-yet", RefusalReason.Unavailable);

    public ActKind Kind { get; } = new("cases.withdraw", Permission.Applicant);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!(await CaseDesk.TakeForApplicant(acting, Case, ct)).Try(out var taken, out var unknown)) return unknown;
        if (taken.Status is CaseStatus.Drafted)
        {
            var approval = await acting.Db.Set<Proposal>().Where(p => p.Case == Case && p.ReturnedAt == null).Select(p => p.Approval).SingleAsync(ct);
            // Refused when the decision has been made and its notice is on its way.
            if ((await acting.Ask(new DropDraft(approval), ct)).IsRefused) return Cases.Case.Over.Because();
        }

        if (!taken.Withdraw(acting.Now).Try(out var done, out var no)) return no;
        acting.Record(new CaseWithdrawn(taken.Id, taken.Code, taken.Channel, taken.Office, taken.Corrections));
        return done;
    }
}
