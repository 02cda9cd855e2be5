using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.SignIn.Elsewhere;

/// <summary>A member of staff comes back from the city's own directory, which named her login.</summary>
internal sealed record UseStaffIdentity(string Login, Attempt Attempt) : IAct<OpenedSession>
{
    /// <summary>The directory knows her and the city does not.</summary>
    public static readonly RefusalKind NoSuchLogin = new("sign-in.staff-unknown", RefusalReason.NotAllowed);

    public ActKind Kind { get; } = new("sign-in.use-staff-identity", Permission.Anyone);

    public async ValueTask<Result<OpenedSession>> Run(Acting acting, CancellationToken ct)
    {
        if (await SpendState.Of(acting, Attempt, ct) is { } spent) return spent;
        if (await acting.Db.Set<StaffLoginRow>().SingleOrDefaultAsync(l => l.Login == Login, ct) is not { } login) return NoSuchLogin.Because();
        acting.Record(new SignedIn(login.Staff, "openid"));
        return Sessions.Open(acting, ActorKind.Staff, login.Staff, IdentityLevel.Login, "openid", Attempt.ReturnTo);
    }
}
