using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.SignIn.Passkeys;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>What a member of staff has beside her password, and whether the city lets her in without.</summary>
internal static class SecondFactor
{
    public static readonly RefusalKind Last = new("sign-in.last-second-factor", RefusalReason.Conflict);

    public static Personal Seal(Acting acting, Guid staff, byte[] secret) => acting.Seal(TotpRow.SecretColumn.Of(staff), Convert.ToHexString(secret));

    /// <summary>The secret, to compare a code with and for nothing else.</summary>
    public static byte[] Open(Acting acting, TotpRow row) =>
        Convert.FromHexString(acting.OpenForWork().Read(row.Staff, TotpRow.SecretColumn.Of(row.Staff), row.Secret));

    public static Task<int> Passkeys(CityContext db, Guid staff, CancellationToken ct) =>
        db.Set<PasskeyRow>().CountAsync(p => p.Kind == ActorKind.Staff && p.Subject == staff, ct);

    public static Task<TotpRow?> TotpOf(CityContext db, Guid staff, CancellationToken ct) =>
        db.Set<TotpRow>().SingleOrDefaultAsync(t => t.Staff == staff, ct);

    /// <summary>Whether nothing would be left where the city asks for one, after taking away so many passkeys or the codes.</summary>
    public static async Task<bool> IsLast(Acting acting, int passkeys, bool totp, CancellationToken ct) =>
        acting.Get<SecondFactorRule>().Required
        && await Passkeys(acting.Db, acting.Actor.Id, ct) <= passkeys
        && (totp || await TotpOf(acting.Db, acting.Actor.Id, ct) is null);

    /// <summary>She has made one: the session in which she did may now do what her posts allow.</summary>
    public static async Task Raise(Acting acting, string? session, CancellationToken ct)
    {
        if (session is null) return;
        var digest = Secret.Digest(session);
        var row = await acting.Db.Set<SessionRow>().AsTracking().SingleOrDefaultAsync(s => s.Digest == digest && s.Subject == acting.Actor.Id, ct);
        if (row is { Kind: ActorKind.Staff, Level: IdentityLevel.None }) row.Level = IdentityLevel.Login;
    }
}

/// <summary>
/// Whether staff need a second factor: always where the data are a city's own, elsewhere when <c>city.yaml</c> says so, and
/// it is offered to everybody.
/// </summary>
internal sealed class SecondFactorRule(DataFolder folder, CityFacts facts)
{
    public bool Required => folder.Origin is not Origin.Simulated || facts.StaffNeedSecondFactor;
}
