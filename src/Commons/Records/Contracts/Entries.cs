using SmartLocal.Platform.Journal;

namespace SmartLocal.Records.Contracts;

/// <summary>A decision was drafted (起案).</summary>
public sealed record DecisionDrafted(ApprovalId Approval, Guid Subject, string Number, string Office, DraftOrigin Origin) : IEntry
{
    static string IEntry.Name => "records.decision-drafted";

    /// <inheritdoc/>
    public Guid About => Approval.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => DraftFacts.Of(Origin, Office, "drafted");
}

/// <summary>A draft was decided as proposed (決裁).</summary>
/// <param name="Approval">The draft.</param>
/// <param name="Subject">What it is about, as the drafter named it.</param>
/// <param name="Number">Its document number.</param>
/// <param name="Office">Code of its office.</param>
/// <param name="Origin">Received or initiated.</param>
/// <param name="Comment">What the decider wrote to it, or null.</param>
public sealed record DraftDecided(ApprovalId Approval, Guid Subject, string Number, string Office, DraftOrigin Origin, string? Comment) : IEntry
{
    static string IEntry.Name => "records.draft-decided";

    /// <inheritdoc/>
    public Guid About => Approval.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => DraftFacts.Of(Origin, Office, "decided");
}

/// <summary>A draft was sent back to its drafter (差戻し).</summary>
public sealed record DraftSentBack(ApprovalId Approval, Guid Subject, string Number, string Office, DraftOrigin Origin, string Comment) : IEntry
{
    static string IEntry.Name => "records.draft-sent-back";

    /// <inheritdoc/>
    public Guid About => Approval.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => DraftFacts.Of(Origin, Office, "sent-back");
}

/// <summary>A draft was dropped before it was decided (廃案).</summary>
public sealed record DraftDropped(ApprovalId Approval, Guid Subject, string Number, string Office, DraftOrigin Origin) : IEntry
{
    static string IEntry.Name => "records.draft-dropped";

    /// <inheritdoc/>
    public Guid About => Approval.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => DraftFacts.Of(Origin, Office, "dropped");
}

/// <summary>What the plan's rate of electronic decisions is counted from: every step here is taken in the system.</summary>
internal static class DraftFacts
{
    public static IEnumerable<Fact> Of(DraftOrigin origin, string office, string outcome) =>
        [new("origin", origin.Code()), new("method", "electronic"), new("office", office), new("outcome", outcome)];
}
