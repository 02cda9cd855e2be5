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
        CaseStatus.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>The state with this code, or null.</summary>
    public static CaseStatus? Parse(string? code)
    {
        foreach (var status in Enum.GetValues<CaseStatus>())
            if (status.Code() == code) return status;
        return null;
    }
}
