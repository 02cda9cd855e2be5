using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn.MyAccount;

/// <summary>
/// Two accounts of one person become one. She has proved both: this one by her session, the other by signing in to it just now.
/// Methods, drafts, applications and messages of the other become this one's; its sessions end.
/// </summary>
/// <param name="Proof">That the other is hers too.</param>
internal sealed record MergeAccounts(MergeProof Proof) : IAct<Done>
{
    /// <summary>The proof is too old, or for other accounts.</summary>
    public static readonly RefusalKind Unproved = new("sign-in.merge-unproved", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("sign-in.merge-accounts", Permission.Self);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var (here, other) = (AccountId.From(acting.Actor.Id), Proof.Also);
        if (here == other || !Proof.Holds(acting.Get<CityKeys>(), here, acting.Now)) return Unproved.Because();
        var row = await acting.Db.Set<AccountRow>().AsTracking().SingleAsync(a => a.Id == here, ct);
        var gone = await acting.Db.Set<AccountRow>().AsTracking().SingleAsync(a => a.Id == other, ct);
        if (gone.ClosedAt is not null) return Unproved.Because();

        var hers = await acting.Db.Set<SignInMethodRow>().AsTracking().Where(m => m.Account == here || m.Account == other).OrderBy(m => m.Id).ToListAsync(ct);
        // Two cards are two persons, whatever else was proved.
        if (hers.Any(m => m.Account == here && IsAPerson(acting, m) && hers.Exists(o => o.Account == other && o.Kind == m.Kind))) return Entrance.AnotherPerson.Because();
        await AccountNews.Tell(acting, here, AccountNews.Merged, ct);
        await AccountNews.Tell(acting, other, AccountNews.Merged, ct);
        foreach (var method in hers) method.Account = here;
        foreach (var belongings in acting.All<IAccountBelongings>()) await belongings.Move(acting, other, here, ct);
        await CloseAllSessions.Close(acting, other, ct);

        var mail = gone.Mail;
        gone.Mail = null;
        gone.ClosedAt = acting.Now;
        gone.MergedInto = here;
        foreach (var earlier in await acting.Db.Set<AccountRow>().AsTracking().Where(a => a.MergedInto == other).OrderBy(a => a.Id).ToListAsync(ct))
            earlier.MergedInto = here;
        if (row.Mail is null && mail is not null)
        {
            await acting.Db.SaveChangesAsync(ct); // an address is one account's: the other must have let it go first
            row.Mail = mail;
        }

        acting.Record(new AccountsMerged(here, other));
        return Done.Yes;
    }

    private static bool IsAPerson(Acting acting, SignInMethodRow method) =>
        acting.All<ISignInMethod>().Any(m => m.Kind == method.Kind && m.Level >= IdentityLevel.Authenticated);
}

/// <summary>Two accounts became one.</summary>
/// <param name="Account">The one that remains.</param>
/// <param name="Merged">The one that is no more.</param>
public sealed record AccountsMerged(AccountId Account, AccountId Merged) : IEntry
{
    static string IEntry.Name => "sign-in.accounts-merged";

    /// <inheritdoc/>
    public Guid About => Account.Value;
}
