using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Cases;

/// <summary>A clerk drafts the grant, with its amount where the procedure names one, and lays it before the decider.</summary>
/// <param name="Case">The case.</param>
/// <param name="Amount">The amount as typed.</param>
/// <param name="Note">A note that stands in the notice, or nothing.</param>
internal sealed record DraftGrant(CaseId Case, string? Amount, string? Note) : IAct<Done>
{
    public ActKind Kind { get; } = new("cases.draft-grant", Permission.Right(Rights.HandleCases));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!(await Drafting.Begin(acting, Case, ct)).Try(out var drafting, out var unknown)) return unknown;
        Yen? amount = null;
        if (drafting.Procedure.Outcome.Value.HasAmount)
        {
            if (!Yen.Parse(Amount).Try(out var yen, out var unread)) return unread with { Field = "amount" };
            amount = yen;
        }

        return PlainText.ReadLines(Note, Drafting.LongestReason).Try(out var note, out var unusable)
            ? await drafting.Propose(Decision.Granted, amount, note, ct)
            : unusable with { Field = "note" };
    }
}
