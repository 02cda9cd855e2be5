using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn.Passkeys;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>
/// The member of staff opens her link: everything she had is void, wherever it may lie, she has a new password, and is led on
/// to a new second factor.
/// </summary>
internal sealed record UseRecovery(string Link, string PasswordHash) : IAct<OpenedSession>
{
    public static readonly RefusalKind Spent = new("sign-in.recovery-link-spent", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("sign-in.use-recovery", Permission.Anyone);

    public async ValueTask<Result<OpenedSession>> Run(Acting acting, CancellationToken ct)
    {
        var (digest, now) = (Secret.Digest(Link), acting.Now);
        var row = await acting.Db.Set<RecoveryRow>().SingleOrDefaultAsync(r => r.Link == digest && r.ClosedAt == null && r.ExpiresAt > now, ct);
        if (row is null) return Spent.Because();
        var first = await acting.Db.Set<RecoveryRow>().Where(r => r.Id == row.Id && r.ClosedAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.ClosedAt, now), ct) == 1;
        if (!first) return Spent.Because();

        var login = await acting.Db.Set<StaffLoginRow>().AsTracking().SingleAsync(l => l.Staff == row.Staff, ct);
        (login.PasswordHash, login.Failures, login.LockedUntil) = (PasswordHash, 0, null);
        await acting.Db.Set<PasskeyRow>().Where(p => p.Kind == ActorKind.Staff && p.Subject == row.Staff).ExecuteDeleteAsync(ct);
        await acting.Db.Set<TotpRow>().Where(t => t.Staff == row.Staff).ExecuteDeleteAsync(ct);
        await acting.Db.Set<RecoveryCodeRow>().Where(c => c.Staff == row.Staff).ExecuteDeleteAsync(ct);
        await acting.Db.Set<SessionRow>().Where(s => s.Kind == ActorKind.Staff && s.Subject == row.Staff && s.ClosedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ClosedAt, now), ct);
        acting.Record(new SignInRecovered(row.Staff, row.Id.Value));
        acting.Record(new SignedIn(row.Staff, SignInMethods.RecoveryLink));
        var level = acting.Get<SecondFactorRule>().Required ? IdentityLevel.None : IdentityLevel.Login;
        return Sessions.Open(acting, ActorKind.Staff, row.Staff, level, SignInMethods.RecoveryLink, StaffAccountPages.Path);
    }
}

/// <summary>A member of staff enrolled anew; what she had before opens nothing any more.</summary>
public sealed record SignInRecovered(Guid Staff, Guid Recovery) : IEntry
{
    static string IEntry.Name => "sign-in.recovered";

    /// <inheritdoc/>
    public Guid About => Staff;
}
