using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Procedures.Contracts;

/// <summary>A submitted application as others read it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Receipt">Its receipt number.</param>
/// <param name="Procedure">The version of the procedure under which it was filled in.</param>
/// <param name="Answers">The answers as they stand now, corrections included.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Channel">Through which channel it came.</param>
/// <param name="At">When it was submitted.</param>
/// <param name="Amendments">The corrections, the earliest first.</param>
public sealed record SubmittedApplication(
    ApplicationId Id,
    ReceiptNumber Receipt,
    ProcedureDefinition Procedure,
    Answers Answers,
    AccountId Account,
    string Channel,
    Instant At,
    IReadOnlyList<Amendment> Amendments)
{
    /// <summary>Whether its applicant is protected from whoever looks (支援措置): then answers and amendments are left out.</summary>
    public bool Masked { get; init; }

    /// <summary>Who handed it in for the applicant and by what right; null where she did it herself.</summary>
    public HandedIn? HandedIn { get; init; }
}

/// <summary>That somebody handed in an application for another.</summary>
/// <param name="Agent">Account or member of staff.</param>
/// <param name="Kind">By what right, a coded word: guardian, family, delegate, filing-agent, company, clerk.</param>
/// <param name="Mandate">By which mandate.</param>
public sealed record HandedIn(Guid Agent, string Kind, Guid Mandate);

/// <summary>A correction of one answer.</summary>
/// <param name="Item">What was asked.</param>
/// <param name="Before">The answer until then; null where there was none.</param>
/// <param name="At">When it was corrected.</param>
public sealed record Amendment(FormItem Item, ItemAnswer? Before, Instant At);
