using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>
/// An administrator says that a member of staff has lost every way in. That alone changes nothing: another administrator has
/// to approve (docs/decisions/0014-whose-passkeys-are-trusted.md).
/// </summary>
internal sealed record AskForRecovery(Guid Staff) : IAct<RecoveryId>
{
    /// <summary>The right to do this, to approve it, and to see who has which way in.</summary>
    public const string Right = "platform.administer-staff";

    /// <summary>How long the second administrator may take.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(3);

    public static readonly RefusalKind OwnRecovery = new("sign-in.recovery-own", RefusalReason.NotAllowed);
    public static readonly RefusalKind NoLogin = new("sign-in.recovery-no-login", RefusalReason.NotFound);
    public static readonly RefusalKind AskedAlready = new("sign-in.recovery-asked-already", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("sign-in.ask-for-recovery", Permission.Right(Right));

    public async ValueTask<Result<RecoveryId>> Run(Acting acting, CancellationToken ct)
    {
        if (Staff == acting.Actor.Id) return OwnRecovery.Because();
        if (!await acting.Db.Set<StaffLoginRow>().AnyAsync(l => l.Staff == Staff, ct)) return NoLogin.Because();
        var now = acting.Now;
        if (await acting.Db.Set<RecoveryRow>().AnyAsync(r => r.Staff == Staff && r.ClosedAt == null && r.ExpiresAt > now, ct)) return AskedAlready.Because();
        var row = new RecoveryRow { Id = acting.NewId<RecoveryId>(), Staff = Staff, AskedBy = acting.Actor.Id, AskedAt = now, ExpiresAt = now + Validity };
        acting.Db.Add(row);
        acting.Record(new RecoveryAsked(Staff, row.Id.Value));
        return row.Id;
    }
}

/// <summary>An administrator asked that a member of staff may enrol anew.</summary>
public sealed record RecoveryAsked(Guid Staff, Guid Recovery) : IEntry
{
    static string IEntry.Name => "sign-in.recovery-asked";

    /// <inheritdoc/>
    public Guid About => Staff;
}
