using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Cases;

/// <summary>A clerk drafts the refusal and lays it before the decider. It must say why (行政手続法第8条).</summary>
internal sealed record DraftRefusal(CaseId Case, string? Reason) : IAct<Done>
{
    public static readonly RefusalKind ReasonMissing = new("cases.refusal-reason-missing");

    public ActKind Kind { get; } = new("cases.draft-refusal", Permission.Right(Rights.HandleCases));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!(await Drafting.Begin(acting, Case, ct)).Try(out var drafting, out var unknown)) return unknown;
        if (!PlainText.ReadLines(Reason, Drafting.LongestReason).Try(out var reason, out var unusable)) return unusable with { Field = "reason" };
        return reason.Length == 0 ? ReasonMissing.Of("reason") : await drafting.Propose(Decision.Refused, null, reason, ct);
    }
}
