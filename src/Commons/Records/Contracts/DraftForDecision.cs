using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Records.Contracts;

/// <summary>
/// Drafts a decision (起案) in the actor's office and lays it before whoever there holds the right to decide. The actor is the
/// drafter, who can never decide it herself. It gets the next document number of its office and fiscal year.
/// </summary>
/// <param name="Office">Code of the office; must be the actor's own.</param>
/// <param name="Title">One line, without personal data: it stands in lists.</param>
/// <param name="Body">What is proposed, line by line.</param>
/// <param name="Origin">Received or initiated.</param>
/// <param name="Subject">Id of what it is about; comes back in <see cref="DraftDecided"/> and <see cref="DraftSentBack"/>.</param>
/// <param name="LinkPath">Path of the page on which the decider sees what it is about.</param>
/// <param name="DeciderRight">The right of the post that decides.</param>
public sealed partial record DraftForDecision(
    string Office, string Title, IReadOnlyList<string> Body, DraftOrigin Origin, Guid Subject, string LinkPath, string DeciderRight = Rights.Decide)
    : IAct<ApprovalId>
{
    /// <summary>The account of whoever it is about, where it is about a person: opening the draft is a look at her data.</summary>
    public Guid? Person { get; init; }

    /// <summary>The office is not the drafter's.</summary>
    public static readonly RefusalKind OtherOffice = new("records.other-office", RefusalReason.NotAllowed);

    /// <summary>The draft has no title.</summary>
    public static readonly RefusalKind TitleMissing = new("records.title-missing");

    /// <summary>The draft proposes nothing.</summary>
    public static readonly RefusalKind BodyMissing = new("records.body-missing");

    /// <inheritdoc/>
    public ActKind Kind { get; } = new("records.draft-for-decision", Permission.Staff);
}
