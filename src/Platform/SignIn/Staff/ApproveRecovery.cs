using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>A second administrator agrees: a link that works once, handed over in person.</summary>
internal sealed record ApproveRecovery(RecoveryId Recovery) : IAct<RecoveryLink>
{
    /// <summary>How long the link works.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromHours(24);

    public static readonly RefusalKind Unknown = new("sign-in.recovery-unknown", RefusalReason.NotFound);
    public static readonly RefusalKind SamePerson = new("sign-in.recovery-same-person", RefusalReason.NotAllowed);
    public static readonly RefusalKind ApprovedAlready = new("sign-in.recovery-approved-already", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("sign-in.approve-recovery", Permission.Right(AskForRecovery.Right));

    public async ValueTask<Result<RecoveryLink>> Run(Acting acting, CancellationToken ct)
    {
        var row = await acting.Db.Set<RecoveryRow>().AsTracking().SingleOrDefaultAsync(r => r.Id == Recovery, ct);
        if (row is null or { ClosedAt: not null } || row.ExpiresAt <= acting.Now) return Unknown.Because();
        if (row.Staff == acting.Actor.Id) return AskForRecovery.OwnRecovery.Because();
        if (row.AskedBy == acting.Actor.Id) return SamePerson.Because();
        if (row.ApprovedBy is not null) return ApprovedAlready.Because();
        var secret = Secret.New(acting.Get<IChance>());
        (row.ApprovedBy, row.Link, row.ExpiresAt) = (acting.Actor.Id, Secret.Digest(secret), acting.Now + Validity);
        acting.Record(new RecoveryApproved(row.Staff, row.Id.Value));
        return new RecoveryLink(secret, row.ExpiresAt);
    }
}

/// <summary>The secret of the link, shown once to the administrator who approved.</summary>
internal sealed record RecoveryLink(string Secret, Instant ExpiresAt);

/// <summary>A second administrator approved.</summary>
public sealed record RecoveryApproved(Guid Staff, Guid Recovery) : IEntry
{
    static string IEntry.Name => "sign-in.recovery-approved";

    /// <inheritdoc/>
    public Guid About => Staff;
}
