using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Cases;

/// <summary>Gives the case back to its clerk with the decider's comment.</summary>
internal sealed record ReturnCase(DraftSentBack SentBack) : IAct<Done>
{
    public ActKind Kind { get; } = new("cases.return", Permission.System);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var proposal = await acting.Db.Set<Proposal>().AsTracking().SingleAsync(p => p.Approval == SentBack.Approval, ct);
        var taken = await CaseDesk.Take(acting, proposal.Case, ct) ?? throw new InvalidOperationException("A proposal has no case");
        if (proposal.ReturnedAt is not null) return Case.Over.Because(); // told before: a second draft may lie before the decider by now
        if (!taken.Return().Try(out var done, out var no)) return no;
        proposal.Return(SentBack.Comment, acting.Now);
        acting.Record(new CaseReturned(taken.Id, taken.Code, SentBack.Comment));
        return done;
    }
}
