using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.SignIn;

/// <summary>
/// Checks a password outside any act, because the check is slow by design and the writer must not wait for it, and then
/// performs what follows from it.
/// </summary>
internal sealed class StaffSignIn(IDbContextFactory<CityContext> contexts)
{
    public static readonly RefusalKind Wrong = new("sign-in.wrong-password");
    public static readonly RefusalKind Locked = new("sign-in.locked", RefusalReason.TooOften);

    private static readonly PasswordHasher<object> Hasher = new();
    private static readonly object Nobody = new();

    // A login that does not exist takes as long as one that does.
    private static readonly string HashOfNobody = Hasher.HashPassword(Nobody, "nobody");

    public static string Hash(string password) => Hasher.HashPassword(Nobody, password);

    public async Task<Result<OpenedSession>> Try(City city, string login, string password, string returnTo, CancellationToken ct)
    {
        StaffLoginRow? known;
        await using (var db = await contexts.CreateDbContextAsync(ct))
            known = await db.Set<StaffLoginRow>().SingleOrDefaultAsync(l => l.Login == login.Trim(), ct);
        var right = Hasher.VerifyHashedPassword(Nobody, known?.PasswordHash ?? HashOfNobody, password) is not PasswordVerificationResult.Failed;
        if (known is null) return Wrong.Because();
        if (right) return await city.Perform(new OpenStaffSession(known.Staff, LocalPath.OrHome(returnTo)), ct);

        var counted = await city.Perform(new CountFailedSignIn(known.Staff), ct);
        return counted.IsRefused ? counted.Refusal : Wrong.Because();
    }
}

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
        return Sessions.Open(acting, ActorKind.Staff, Staff, IdentityLevel.Login, ReturnTo);
    }
}

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
