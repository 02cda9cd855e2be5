using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Cases;

/// <summary>What the applicant was told at the end (通知書), word for word as it was issued. In Japanese: it is the city's document.</summary>
internal sealed class Notice
{
    public required CaseId Case { get; init; }

    /// <summary>The draft that was decided; null where nothing was decided.</summary>
    public ApprovalId? Approval { get; init; }

    /// <summary>Its document number, that of the decision; null where nothing was decided.</summary>
    public string? Number { get; init; }

    /// <summary>What was decided; null where the case ended otherwise.</summary>
    public Decision? Decision { get; init; }

    public Yen? Amount { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }

    /// <summary>How the decision can be contested (教示, 行政不服審査法第82条); null where there is none.</summary>
    public string? Appeal { get; init; }

    /// <summary>When it was decided, or ended otherwise.</summary>
    public required Instant DecidedAt { get; init; }

    public required Instant IssuedAt { get; init; }
}
