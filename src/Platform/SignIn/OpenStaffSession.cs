using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.SignIn;

/// <summary>The password was right: a session for the member of staff, unless the login is locked.</summary>
internal sealed record OpenStaffSession(Guid Staff, string ReturnTo) : IAct<OpenedSession>
{
    public ActKind Kind { get; } = new("sign-in.open-staff-session", Permission.Anyone);

    public async ValueTask<Result<OpenedSession>> Run(Acting acting, CancellationToken ct)
    {
        var login = await acting.Db.Set<StaffLoginRow>().AsTracking().SingleAsync(l => l.Staff == Staff, ct);
        if (login.LockedUntil > acting.Now) return StaffSignIn.Locked.Because(("minutes", CountFailedSignIn.LockMinutes));
        login.Failures = 0;
        login.LockedUntil = null;
        acting.Record(new SignedIn(Staff, "password"));
        return Sessions.Open(acting, ActorKind.Staff, Staff, IdentityLevel.Login, "password", ReturnTo);
    }
}
