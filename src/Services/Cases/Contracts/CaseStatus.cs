using SmartLocal.Forms;

namespace SmartLocal.Cases.Contracts;

/// <summary>Where a case stands.</summary>
public enum CaseStatus
{
    /// <summary>受付済: it waits for the office.</summary>
    Received,

    /// <summary>補正待ち: the applicant has been asked to put something right; the clock stands.</summary>
    CorrectionRequested,

    /// <summary>補正済: everything that was asked is answered.</summary>
    Corrected,

    /// <summary>決裁待ち: a grant or refusal is drafted.</summary>
    Drafted,

    /// <summary>差戻し: the decider sent the draft back to the office's clerk.</summary>
    Returned,

    /// <summary>通知済: decided, and the notice is out.</summary>
    Notified,

    /// <summary>完了: ended without a decision. 受理済, 日時決定 or 回答済, by what its procedure ends in; the notice is out.</summary>
    Completed,

    /// <summary>取下げ: the applicant has withdrawn it.</summary>
    Withdrawn,
}

/// <summary>The states as addresses, API and texts spell them.</summary>
public static class CaseStatuses
{
    /// <summary>The code, <c>correction-requested</c>.</summary>
    public static string Code(this CaseStatus status) => status switch
    {
        CaseStatus.Received => "received",
        CaseStatus.CorrectionRequested => "correction-requested",
        CaseStatus.Corrected => "corrected",
        CaseStatus.Drafted => "drafted",
        CaseStatus.Returned => "returned",
        CaseStatus.Notified => "notified",
        CaseStatus.Completed => "completed",
        CaseStatus.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>Whether nothing is to be done any more.</summary>
    public static bool IsOver(this CaseStatus status) => status is CaseStatus.Notified or CaseStatus.Completed or CaseStatus.Withdrawn;

    /// <summary>The word for it under which texts stand: the code, and how it ended where that has a word of its own, <c>completed-booking</c>.</summary>
    /// <param name="status">The state.</param>
    /// <param name="ends">In what the procedure ends.</param>
    public static string Word(this CaseStatus status, OutcomeKind ends) => status is CaseStatus.Completed ? $"{status.Code()}-{ends.Code()}" : status.Code();

    /// <summary>The state with this code, or null.</summary>
    public static CaseStatus? Parse(string? code)
    {
        foreach (var status in Enum.GetValues<CaseStatus>())
            if (status.Code() == code) return status;
        return null;
    }
}
