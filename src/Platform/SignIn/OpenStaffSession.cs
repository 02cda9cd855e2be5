using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn.Staff;

namespace SmartLocal.Platform.SignIn;

/// <summary>
/// The password was right: a session for the member of staff, unless the login is locked. Who has codes by time must give
/// one; who has no second factor where the city asks for one gets as far as making it.
/// </summary>
internal sealed record OpenStaffSession(Guid Staff, string ReturnTo, string? Code = null) : IAct<OpenedSession>
{
    public static readonly RefusalKind CodeNeeded = new("sign-in.code-needed");
    public static readonly RefusalKind WrongCode = new("sign-in.wrong-code");
    public static readonly RefusalKind PasskeyNeeded = new("sign-in.passkey-needed");

    public ActKind Kind { get; } = new("sign-in.open-staff-session", Permission.Anyone);

    public async ValueTask<Result<OpenedSession>> Run(Acting acting, CancellationToken ct)
    {
        var login = await acting.Db.Set<StaffLoginRow>().AsTracking().SingleAsync(l => l.Staff == Staff, ct);
        if (login.LockedUntil > acting.Now) return StaffSignIn.Locked.Because(("minutes", CountFailedSignIn.LockMinutes));
        var (level, method) = (IdentityLevel.Login, SignInMethods.Password);
        if (await SecondFactor.TotpOf(acting.Db, Staff, ct) is { } totp)
        {
            if (Code is null) return CodeNeeded.Because();
            if (!(await Check(acting, totp, TypedCode.Plain(Code), ct)).Try(out method, out var no)) return no;
        }
        else if (acting.Get<SecondFactorRule>().Required)
        {
            if (await SecondFactor.Passkeys(acting.Db, Staff, ct) > 0) return PasskeyNeeded.Because();
            level = IdentityLevel.None;
        }

        login.Failures = 0;
        login.LockedUntil = null;
        acting.Record(new SignedIn(Staff, method));
        return Sessions.Open(acting, ActorKind.Staff, Staff, level, method, level is IdentityLevel.None ? "/staff/account" : ReturnTo);
    }

    private async Task<Result<string>> Check(Acting acting, TotpRow totp, string code, CancellationToken ct)
    {
        if (!TypedCode.IsByTime(code))
            return await RecoveryCodes.Use(acting, Staff, code, ct) ? SignInMethods.RecoveryCode : WrongCode.Of("code");
        if (Totp.StepOf(SecondFactor.Open(acting, totp), code, acting.Now) is not { } step) return WrongCode.Of("code");

        // In the database and not in memory: of two who send the same code at the same moment one gets in.
        var first = await acting.Db.Set<TotpRow>().Where(t => t.Staff == Staff && t.LastStep < step).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastStep, step), ct) == 1;
        return first ? SignInMethods.PasswordAndCode : WrongCode.Of("code");
    }
}
