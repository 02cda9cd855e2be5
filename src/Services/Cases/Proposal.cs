using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Cases;

/// <summary>What a clerk proposes to decide, and the draft under which it lies before the decider.</summary>
internal sealed class Proposal
{
    private Proposal()
    {
    }

    public ApprovalId Approval { get; private init; }
    public CaseId Case { get; private init; }
    public Decision Decision { get; private init; }

    /// <summary>What is granted, where the procedure names an amount.</summary>
    public Yen? Amount { get; private init; }

    /// <summary>The note to a grant, or the reasons of a refusal. Stands in the notice.</summary>
    public string Reason { get; private init; } = "";

    public StaffId DraftedBy { get; private init; }
    public Instant DraftedAt { get; private init; }
    public Instant? ReturnedAt { get; private set; }

    /// <summary>What the decider wrote when it was sent back.</summary>
    public string? ReturnComment { get; private set; }

    public static Proposal Draft(ApprovalId approval, CaseId of, Decision decision, Yen? amount, string reason, StaffId by, Instant now) =>
        new() { Approval = approval, Case = of, Decision = decision, Amount = amount, Reason = reason, DraftedBy = by, DraftedAt = now };

    public void Return(string comment, Instant now) => (ReturnComment, ReturnedAt) = (comment, now);
}
