using SmartLocal.Cases.Contracts;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.SignIn.Signing;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Cases.Pages;

/// <summary>A case as pages and API show it. Without an id the application has just been submitted and its case is not open yet.</summary>
public sealed record CaseView(
    string Receipt, ProcedureDefinition Procedure, Answers Answers, IReadOnlyList<Amendment> Amendments, Instant SubmittedAt, string OfficeName)
{
    public Guid? Id { get; init; }

    public Guid Application { get; init; }

    public SeenSignature? Signature { get; init; }

    /// <summary>In what the person whose card signed differs from the answers; null where nobody signed, or nobody knows whose card it was.</summary>
    public SignerDifferences? SignerDiffers { get; init; }

    /// <summary>Whether the applicant is protected from whoever looks: then nothing of her is here.</summary>
    public bool Masked { get; init; }

    /// <summary>Who handed it in for the applicant; null where she did it herself.</summary>
    public HandedInView? HandedIn { get; init; }

    public CaseStatus Status { get; init; } = CaseStatus.Received;

    /// <summary>In what it ends.</summary>
    public OutcomeKind Ends => Procedure.Outcome.Value.Kind;

    /// <summary>The word of its state under which texts stand: <see cref="CaseStatuses.Word"/>.</summary>
    public string Word => Status.Word(Ends);

    public bool IsOver => Status.IsOver();

    public bool InReview { get; init; }

    public TermView? Term { get; init; }

    public string? AssigneeName { get; init; }

    /// <summary>What the applicant can be asked to put right.</summary>
    public IReadOnlyList<FormItem> Askable { get; init; } = [];

    public IReadOnlyList<CorrectionView> Corrections { get; init; } = [];

    public IReadOnlyList<ProposalView> Proposals { get; init; } = [];

    public NoticeView? Notice { get; init; }

    public IEnumerable<CorrectionView> OpenCorrections => Corrections.Where(c => c.AnsweredAt is null);

    public bool CanWithdraw => Id is not null && !IsOver;

    /// <summary>Whether the file belongs to the answers, those before a correction included.</summary>
    public bool Holds(FileId file) =>
        Answers.Files.Any(f => f.Id == file) || Amendments.Any(a => a.Before is { } before && before.AllFiles.Any(f => f.Id == file));
}

/// <summary>The standard processing time of a case.</summary>
/// <param name="Due">Its last day as things stand.</param>
/// <param name="Left">Business days left; negative when they are over.</param>
/// <param name="Total">The standard in business days.</param>
/// <param name="Stands">Whether the clock stands, for a correction.</param>
public sealed record TermView(DateOnly Due, int Left, int Total, bool Stands);

/// <summary>A correction that was asked for.</summary>
public sealed record CorrectionView(Guid Id, FormItem Item, string Question, Instant AskedAt, Instant? AnsweredAt);

/// <summary>What was drafted.</summary>
public sealed record ProposalView(
    Guid Approval, string Number, Decision Decision, Yen? Amount, string Reason, Instant DraftedAt, string? ReturnComment);

/// <summary>The notice.</summary>
/// <param name="Number">Its document number; null where nothing was decided.</param>
/// <param name="Decision">Granted or refused; null where nothing was decided.</param>
/// <param name="Amount">What was granted.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Its words.</param>
/// <param name="Appeal">How it can be contested; null where there is nothing to contest.</param>
/// <param name="DecidedOn">The day of the decision, or of whatever else ended the case.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="Drafted">Whether the words wait for the city's confirmation.</param>
public sealed record NoticeView(
    string? Number, Decision? Decision, Yen? Amount, string Title, string Body, string? Appeal, DateOnly DecidedOn, Instant IssuedAt, bool Drafted);

/// <summary>An application in its applicant's list.</summary>
public sealed record OwnCase(string Receipt, LocalText Procedure, CaseStatus Status, string Word, DateOnly Received)
{
    /// <summary>Whether somebody handed it in for her.</summary>
    public bool ByAnother { get; init; }
}

/// <summary>Who handed in an application for another, and by what right.</summary>
/// <param name="Kind">The coded word of the right.</param>
/// <param name="AgentName">Who, as declared; of a clerk, her name.</param>
/// <param name="PrincipalName">For whom, as declared.</param>
/// <param name="From">The mandate's first day.</param>
/// <param name="Until">The mandate's last day.</param>
/// <param name="Channel">Through which channel.</param>
public sealed record HandedInView(string Kind, string AgentName, string PrincipalName, DateOnly From, DateOnly Until, string Channel);
