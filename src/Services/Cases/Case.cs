using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Cases;

/// <summary>
/// What the city does with one application: received, perhaps put right by its applicant, drafted, decided, and notified; or completed
/// where there is nothing to decide; or withdrawn on the way.
/// </summary>
internal sealed class Case
{
    public static readonly PersonalColumn ApplicantColumn = new("cases_case.applicant", Fields.Name);

    public static readonly RefusalKind NotInReview = new("cases.not-in-review", RefusalReason.Conflict);
    public static readonly RefusalKind NotCorrecting = new("cases.not-correcting", RefusalReason.Conflict);
    public static readonly RefusalKind Over = new("cases.over", RefusalReason.Conflict);

    private Case()
    {
    }

    public CaseId Id { get; private init; }
    public ApplicationId Application { get; private init; }

    /// <summary>The application's receipt number, under which its applicant knows the case.</summary>
    public string Receipt { get; private init; } = "";

    public string Procedure { get; private init; } = "";
    public string Code { get; private init; } = "";

    /// <summary>Hash of the version of the procedure under which it was submitted, and by which it is decided.</summary>
    public string Definition { get; private init; } = "";

    public string Office { get; private init; } = "";
    public AccountId Account { get; private init; }

    /// <summary>Who handed the application in for its applicant; null where she did it herself.</summary>
    public Guid? Agent { get; private init; }

    /// <summary>By which mandate.</summary>
    public Guid? Mandate { get; private init; }

    /// <summary>The applicant's name, sealed, for the office's list; follows a correction of it. None where the form asks no name.</summary>
    public Personal? Applicant { get; private set; }

    public string Channel { get; private init; } = "";
    public CaseStatus Status { get; private set; }
    public Instant ReceivedAt { get; private init; }
    public int StandardDays { get; private init; }

    /// <summary>The last day of the term as it stood when the clock last started; the list is ordered by it.</summary>
    public DateOnly Due { get; private set; }

    public StaffId? Assignee { get; private set; }
    public int Corrections { get; private set; }
    public Instant? ClosedAt { get; private set; }

    /// <summary>How often somebody has laid a hand on it; see <see cref="CaseDesk"/>.</summary>
    public int Turn { get; private set; }

    public DateOnly Received => ReceivedAt.TokyoDate;

    /// <summary>Whether the clerk may ask, draft and refuse now.</summary>
    public bool InReview => Status is CaseStatus.Received or CaseStatus.Corrected or CaseStatus.Returned;

    public bool IsOver => Status.IsOver();

    public static Case Open(CaseId id, ApplicationSubmitted submitted, HandedIn? handedIn, Instant at, int standardDays, Personal? applicant, BusinessCalendar calendar) => new()
    {
        Id = id,
        Application = submitted.Application,
        Receipt = submitted.Receipt.Value,
        Procedure = submitted.Procedure,
        Code = submitted.Code,
        Definition = submitted.Definition,
        Office = submitted.Office,
        Account = submitted.Account,
        Agent = handedIn?.Agent,
        Mandate = handedIn?.Mandate,
        Applicant = applicant,
        Channel = submitted.Channel,
        ReceivedAt = at,
        StandardDays = standardDays,
        Due = new CaseClock(at.TokyoDate, standardDays, []).Due(calendar, at.TokyoDate),
    };

    public CaseClock Clock(IEnumerable<Correction> corrections) => new(Received, StandardDays, [.. corrections.Select(c => c.Stop)]);

    public Result<Done> AssignTo(StaffId clerk)
    {
        if (IsOver) return Over.Because();
        Assignee = clerk;
        return Done.Yes;
    }

    /// <summary>Something is to be put right; more than one thing may be asked at a time.</summary>
    public Result<Done> RequestCorrection()
    {
        if (!InReview && Status is not CaseStatus.CorrectionRequested) return NotInReview.Because();
        Status = CaseStatus.CorrectionRequested;
        Corrections++;
        return Done.Yes;
    }

    /// <summary>One correction is answered; with the last open one the clock runs again.</summary>
    public Result<Done> TakeCorrection(Personal? applicant, int open, DateOnly due)
    {
        if (Status is not CaseStatus.CorrectionRequested) return NotCorrecting.Because();
        Applicant = applicant;
        if (open == 0) (Status, Due) = (CaseStatus.Corrected, due);
        return Done.Yes;
    }

    public Result<Done> Draft(StaffId clerk)
    {
        if (!InReview) return NotInReview.Because();
        Status = CaseStatus.Drafted;
        Assignee ??= clerk;
        return Done.Yes;
    }

    public Result<Done> Return()
    {
        if (Status is not CaseStatus.Drafted) return Over.Because();
        Status = CaseStatus.Returned;
        return Done.Yes;
    }

    public Result<Done> Notify(Instant now)
    {
        if (Status is not CaseStatus.Drafted) return Over.Because();
        (Status, ClosedAt) = (CaseStatus.Notified, now);
        return Done.Yes;
    }

    /// <summary>It ends without a decision.</summary>
    public Result<Done> Complete(StaffId clerk, Instant now)
    {
        if (IsOver) return Over.Because();
        if (!InReview) return NotInReview.Because();
        (Status, ClosedAt) = (CaseStatus.Completed, now);
        Assignee ??= clerk;
        return Done.Yes;
    }

    public Result<Done> Withdraw(Instant now)
    {
        if (IsOver) return Over.Because();
        (Status, ClosedAt) = (CaseStatus.Withdrawn, now);
        return Done.Yes;
    }
}
