using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn.Passkeys;

/// <summary>Signing in by a passkey: the same person as last time, and nothing about who she is.</summary>
internal sealed class PasskeyMethod(Vault vault) : ISignInMethod
{
    public const string Name = SignInMethods.Passkey;

    public string Kind => Name;

    public int Order => 20;

    public string LabelKey => "sign-in.method.passkey";

    public IdentityLevel Level => IdentityLevel.Login;

    public Type Entry => typeof(PasskeyEntry);

    public Type Section => typeof(PasskeySection);

    public async Task<string?> NameOf(CityContext db, AccountId account, SignInMethodId method, CancellationToken ct) =>
        await db.Set<PasskeyRow>().Where(p => p.Method == method).Select(p => new { p.Id, p.Name }).SingleOrDefaultAsync(ct) is { } row
            ? vault.Own(account.Value).Read(account.Value, PasskeyRow.NameColumn.Of(row.Id.Value), row.Name)
            : null;

    public async ValueTask Remove(Acting acting, AccountId account, SignInMethodId method, CancellationToken ct)
    {
        if (await acting.Db.Set<PasskeyRow>().AsTracking().SingleOrDefaultAsync(p => p.Method == method, ct) is { } row) acting.Db.Remove(row);
    }

    public static Proof ProofOf(Acting acting, byte[] credential) =>
        new(Name, Proof.Digest(acting.Get<CityKeys>(), Name, Convert.ToHexString(credential)), IdentityLevel.Login);
}
