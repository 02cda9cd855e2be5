using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.SignIn;

/// <summary>The password was wrong: counted, and the login locked after too many.</summary>
internal sealed record CountFailedSignIn(Guid Staff) : IAct<Done>
{
    public const int MostFailures = 10;
    public const int LockMinutes = 15;

    public ActKind Kind { get; } = new("sign-in.count-failed", Permission.Anyone);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var login = await acting.Db.Set<StaffLoginRow>().AsTracking().SingleAsync(l => l.Staff == Staff, ct);
        if (login.LockedUntil > acting.Now) return StaffSignIn.Locked.Because(("minutes", LockMinutes));
        if (++login.Failures >= MostFailures)
        {
            login.Failures = 0;
            login.LockedUntil = acting.Now + TimeSpan.FromMinutes(LockMinutes);
        }

        acting.Record(new SignInFailed(Staff));
        return Done.Yes;
    }
}

/// <summary>A wrong password was given for a member of staff.</summary>
public sealed record SignInFailed(Guid Staff) : IEntry
{
    static string IEntry.Name => "sign-in.failed";

    /// <inheritdoc/>
    public Guid About => Staff;
}
