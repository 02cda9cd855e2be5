using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn;

/// <summary>Signing in by a mailed link.</summary>
internal sealed class MailMethod(CityKeys keys) : ISignInMethod
{
    public const string Name = "mailed-link";

    public string Kind => Name;

    public int Order => 90; // after what proves more

    public string LabelKey => "sign-in.method.mailed-link";

    public IdentityLevel Level => IdentityLevel.MailedLink;

    public Type Entry => typeof(MailEntry);

    public Type Section => typeof(MailSection);

    public async Task<string?> NameOf(CityContext db, AccountId account, SignInMethodId method, CancellationToken ct)
    {
        var address = await db.Set<AccountRow>().Where(a => a.Id == account).Select(a => a.Mail).SingleOrDefaultAsync(ct);
        if (address is null) return null;
        var subject = Subject(keys, EmailAddress.Parse(address).Value);
        return await db.Set<SignInMethodRow>().AnyAsync(m => m.Id == method && m.Subject == subject, ct) ? address : null;
    }

    public async ValueTask Remove(Acting acting, AccountId account, SignInMethodId method, CancellationToken ct)
    {
        if (await NameOf(acting.Db, account, method, ct) is null) return;
        (await acting.Db.Set<AccountRow>().AsTracking().SingleAsync(a => a.Id == account, ct)).Mail = null;
    }

    private static byte[] Subject(CityKeys keys, EmailAddress mail) => Proof.Digest(keys, Name, mail.Value);

    /// <summary>The account that somebody who reads this address signs in to; a new one when there is none.</summary>
    public static async ValueTask<AccountId> AccountOf(Acting acting, EmailAddress mail, CancellationToken ct)
    {
        if (await Find(acting, mail, ct) is { } method)
        {
            method.LastUsedAt = acting.Now;
            await WriteTo(acting, method.Account, mail, ct, unlessWrittenTo: true);
            return method.Account;
        }

        var account = acting.NewId<AccountId>();
        acting.Db.Add(new AccountRow { Id = account, Mail = mail.Value, MadeAt = acting.Now });
        acting.Record(new AccountMade(account));
        SignInMethodRow.Add(acting, account, ProofOf(acting, mail));
        return account;
    }

    /// <summary>The method by which whoever reads this address signs in, or null.</summary>
    public static async ValueTask<SignInMethodRow?> Find(Acting acting, EmailAddress mail, CancellationToken ct)
    {
        var proof = ProofOf(acting, mail);
        if (await SignInMethodRow.Find(acting.Db, proof, ct) is { } method) return method;
        // An account from the time when an address was the one way in has no row for it yet.
        var account = await acting.Db.Set<AccountRow>().Where(a => a.Mail == mail.Value).Select(a => (AccountId?)a.Id).SingleOrDefaultAsync(ct);
        return account is null ? null : SignInMethodRow.Add(acting, account.Value, proof);
    }

    public static Proof ProofOf(Acting acting, EmailAddress mail) => new(Name, Subject(acting.Get<CityKeys>(), mail), IdentityLevel.MailedLink);

    /// <summary>From now on she reads her mail there.</summary>
    public static async ValueTask WriteTo(Acting acting, AccountId account, EmailAddress mail, CancellationToken ct, bool unlessWrittenTo = false)
    {
        var row = await acting.Db.Set<AccountRow>().AsTracking().SingleAsync(a => a.Id == account, ct);
        if (row.Mail is null || !unlessWrittenTo) row.Mail = mail.Value;
    }
}
