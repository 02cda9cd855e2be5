using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn.Signing;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures.Pages;

public sealed record DraftLine(LocalText Procedure, string Href, DateTimeOffset SavedAt, DateOnly ExpiresOn);

/// <summary>The page of a form on paper whose PDF is not there yet.</summary>
public sealed record PaperPageModel(ProcedureDefinition Procedure, bool Asked);

public sealed record SavedModel(ProcedureDefinition Procedure, DateOnly ExpiresOn, bool SignedIn, string ResumePath, string SignInPath, string PaperPath);

public sealed record ConfirmModel(ProcedureDefinition Procedure, Guid Draft, FilledForm Filled, Answers Answers, string? SignInPath, bool Renewed, Refusal? Refusal)
{
    /// <summary>What the page is shown with, so that nothing is sent that was not seen.</summary>
    public required string Seal { get; init; }

    /// <summary>Whether her questions are asked one at a time.</summary>
    public bool OneByOne { get; init; }

    /// <summary>Where she signs the answers; null where the procedure does not ask for it, or she has.</summary>
    public string? SignPath { get; init; }

    /// <summary>Her signature under the answers that are shown; null where she has not signed them.</summary>
    public SeenSignature? Signature { get; init; }

    /// <summary>Whether the card that signed has another name than her answers: she is told, and may send it all the same.</summary>
    public bool SignedByAnotherName { get; init; }

    /// <summary>Whether the procedure asks for more than a mailed link: then the page says what and why.</summary>
    internal bool StepsUp => Procedure.Identity.Value > IdentityLevel.MailedLink;

    /// <summary>The draft was changed in another window after the page that was sent had been shown.</summary>
    public static readonly RefusalKind ChangedMeanwhile = new("procedures.changed-meanwhile", RefusalReason.Conflict);
}
