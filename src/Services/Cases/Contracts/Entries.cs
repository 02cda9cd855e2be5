using System.Globalization;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Cases.Contracts;

/// <summary>A case was opened for an application.</summary>
public sealed record CaseOpened(CaseId Case, ApplicationId Application, string Code, string Channel, string Office, DateOnly Due) : IEntry
{
    static string IEntry.Name => "cases.opened";

    /// <inheritdoc/>
    public Guid About => Case.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("procedure", Code), new("channel", Channel), new("office", Office), new("due", Due.ToString("O"))];
}

/// <summary>A clerk took the case.</summary>
public sealed record CaseAssigned(CaseId Case, string Code) : IEntry
{
    static string IEntry.Name => "cases.assigned";

    /// <inheritdoc/>
    public Guid About => Case.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("procedure", Code)];
}

/// <summary>The applicant was asked to put an answer right (補正の求め).</summary>
public sealed record CorrectionRequested(CaseId Case, string Code, string Item, string Question) : IEntry
{
    static string IEntry.Name => "cases.correction-requested";

    /// <inheritdoc/>
    public Guid About => Case.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("procedure", Code)];
}

/// <summary>The applicant put an answer right.</summary>
public sealed record CorrectionAnswered(CaseId Case, string Code, string Item, int Days) : IEntry
{
    static string IEntry.Name => "cases.correction-answered";

    /// <inheritdoc/>
    public Guid About => Case.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("procedure", Code), new("days", Days.ToString(CultureInfo.InvariantCulture))];
}

/// <summary>A grant or refusal was drafted; it lies before the decider.</summary>
public sealed record ProposalDrafted(CaseId Case, string Code, Decision Decision, Yen? Amount) : IEntry
{
    static string IEntry.Name => "cases.proposal-drafted";

    /// <inheritdoc/>
    public Guid About => Case.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("procedure", Code)];
}

/// <summary>The decider sent the draft back: the case is with its clerk again.</summary>
public sealed record CaseReturned(CaseId Case, string Code, string Comment) : IEntry
{
    static string IEntry.Name => "cases.returned";

    /// <inheritdoc/>
    public Guid About => Case.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("procedure", Code)];
}

/// <summary>The decision is out: the notice lies in the applicant's inbox.</summary>
/// <param name="Case">The case.</param>
/// <param name="Code">Code of the procedure.</param>
/// <param name="Channel">Through which channel the application came.</param>
/// <param name="Office">Office that decided.</param>
/// <param name="Decision">Granted or refused.</param>
/// <param name="Number">The notice's document number.</param>
/// <param name="Days">Business days from receipt to notice, without those on which the clock stood.</param>
/// <param name="StandardDays">The standard processing time in business days.</param>
/// <param name="Corrections">How many corrections were asked for.</param>
public sealed record NoticeIssued(
    CaseId Case, string Code, string Channel, string Office, Decision Decision, string Number, int Days, int StandardDays, int Corrections) : IEntry
{
    static string IEntry.Name => "cases.notice-issued";

    /// <inheritdoc/>
    public Guid About => Case.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("procedure", Code), new("channel", Channel), new("office", Office), new("outcome", Decision.Code()),
        new("days", Days.ToString(CultureInfo.InvariantCulture)), new("standard-days", StandardDays.ToString(CultureInfo.InvariantCulture)),
        new("corrections", Corrections.ToString(CultureInfo.InvariantCulture)),
    ];
}

/// <summary>The case ended without a decision: accepted, its hour set, or answered. The notice lies in the applicant's inbox.</summary>
/// <param name="Case">The case.</param>
/// <param name="Code">Code of the procedure.</param>
/// <param name="Channel">Through which channel the application came.</param>
/// <param name="Office">Office that completed it.</param>
/// <param name="Ended">In what it ended: receipt, booking or reply.</param>
/// <param name="Days">Business days from receipt to notice, without those on which the clock stood.</param>
/// <param name="StandardDays">The standard processing time in business days.</param>
/// <param name="Corrections">How many corrections were asked for.</param>
public sealed record CaseCompleted(
    CaseId Case, string Code, string Channel, string Office, OutcomeKind Ended, int Days, int StandardDays, int Corrections) : IEntry
{
    static string IEntry.Name => "cases.completed";

    /// <inheritdoc/>
    public Guid About => Case.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("procedure", Code), new("channel", Channel), new("office", Office), new("outcome", Ended.Code()),
        new("days", Days.ToString(CultureInfo.InvariantCulture)), new("standard-days", StandardDays.ToString(CultureInfo.InvariantCulture)),
        new("corrections", Corrections.ToString(CultureInfo.InvariantCulture)),
    ];
}

/// <summary>The applicant withdrew the application (取下げ).</summary>
public sealed record CaseWithdrawn(CaseId Case, string Code, string Channel, string Office, int Corrections) : IEntry
{
    static string IEntry.Name => "cases.withdrawn";

    /// <inheritdoc/>
    public Guid About => Case.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts =>
    [
        new("procedure", Code), new("channel", Channel), new("office", Office), new("outcome", "withdrawn"),
        new("corrections", Corrections.ToString(CultureInfo.InvariantCulture)),
    ];
}
