using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Cases;

/// <summary>The notice of a decision (通知書), word for word as it was issued. In Japanese: it is the city's document.</summary>
internal sealed class Notice
{
    public required CaseId Case { get; init; }
    public required ApprovalId Approval { get; init; }

    /// <summary>Its document number, that of the decision.</summary>
    public required string Number { get; init; }

    public required Decision Decision { get; init; }
    public Yen? Amount { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }

    /// <summary>How the decision can be contested (教示, 行政不服審査法第82条).</summary>
    public required string Appeal { get; init; }

    public required Instant DecidedAt { get; init; }
    public required Instant IssuedAt { get; init; }
}
