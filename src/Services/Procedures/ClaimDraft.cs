using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Procedures;

/// <summary>A resident who has signed in takes over the draft that she began before, by her browser or by its resume link.</summary>
internal sealed record ClaimDraft(DraftId Draft, DraftSecret? Secret, string? ResumeKey) : IAct<Done>
{
    public ActKind Kind { get; } = new("procedures.claim-draft", Permission.Applicant);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var draft = await acting.Db.Set<Draft>().AsTracking().SingleOrDefaultAsync(d => d.Id == Draft && d.ExpiresAt >= acting.Now, ct);
        var holder = DraftHolder.Of(Secret, acting.Actor);
        if (draft is null || draft.Account is not null && !draft.IsShownTo(holder) || !(holder.Has(draft.Browser) || Opens(draft)))
            return Procedures.Draft.Unknown.Because();
        draft.Claim(acting.Actor);
        acting.Record(new DraftClaimed(Draft.Value));
        return Done.Yes;
    }

    private bool Opens(Draft draft) =>
        ResumeKey is not null && CryptographicOperations.FixedTimeEquals(Platform.SignIn.Secret.Digest(ResumeKey), draft.Resume);
}

/// <summary>A draft passed from a browser to an account.</summary>
internal sealed record DraftClaimed(Guid Draft) : IEntry
{
    static string IEntry.Name => "procedures.draft-claimed";

    /// <inheritdoc/>
    public Guid About => Draft;
}
