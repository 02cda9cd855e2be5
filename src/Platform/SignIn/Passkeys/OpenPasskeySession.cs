using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.SignIn.Passkeys;

/// <summary>A passkey answered rightly at the staff's door: a session for its holder. A resident's passkey opens nothing here.</summary>
internal sealed record OpenPasskeySession(UsedPasskey Used, string ReturnTo) : IAct<OpenedSession>
{
    public ActKind Kind { get; } = new("sign-in.open-passkey-session", Permission.Anyone);

    public async ValueTask<Result<OpenedSession>> Run(Acting acting, CancellationToken ct)
    {
        var row = await acting.Db.Set<PasskeyRow>().AsTracking().SingleOrDefaultAsync(p => p.Credential == Used.Credential && p.Kind == ActorKind.Staff, ct);
        if (row is null) return PasskeyCeremony.Refused.Because();
        if (!await PasskeyCeremony.Count(acting, row, Used, ct)) return PasskeyCeremony.Refused.Because();
        acting.Record(new SignedIn(row.Subject, SignInMethods.Passkey));
        return Sessions.Open(acting, row.Kind, row.Subject, IdentityLevel.Login, SignInMethods.Passkey, LocalPath.OrHome(ReturnTo));
    }
}
