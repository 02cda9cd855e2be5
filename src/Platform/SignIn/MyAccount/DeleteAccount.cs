using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn.MyAccount;

/// <summary>
/// She deletes her account: methods, sessions and what only she needs go at once. Applications, their cases and the journal stay
/// as long as the city has to keep them; the empty row stays so that they still have a holder.
/// </summary>
/// <param name="Typed">What she typed to confirm.</param>
/// <param name="Asked">What the page asked her to type.</param>
internal sealed record DeleteAccount(string Typed, string Asked) : IAct<Done>
{
    public static readonly RefusalKind NotConfirmed = new("sign-in.delete-not-confirmed");

    public ActKind Kind { get; } = new("sign-in.delete-account", Permission.Self);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!string.Equals(Fold.Width(Typed).Trim(), Asked, StringComparison.OrdinalIgnoreCase)) return NotConfirmed.Because(("word", Asked)) with { Field = "confirm" };
        var account = AccountId.From(acting.Actor.Id);
        await AccountNews.Tell(acting, account, AccountNews.Deleted, ct);
        await Forget(acting, account, ct);
        await acting.Ask(new OrderErasure(account.Value, [account.Value]), ct);
        acting.Record(new AccountDeleted(account));
        return Done.Yes;
    }

    /// <summary>Takes away what is hers alone, and closes the account.</summary>
    public static async ValueTask Forget(Acting acting, AccountId account, CancellationToken ct)
    {
        foreach (var method in await acting.Db.Set<SignInMethodRow>().AsTracking().Where(m => m.Account == account).OrderBy(m => m.Id).ToListAsync(ct))
        {
            if (acting.All<ISignInMethod>().SingleOrDefault(m => m.Kind == method.Kind) is { } kind) await kind.Remove(acting, account, method.Id, ct);
            acting.Db.Remove(method);
        }

        foreach (var belongings in acting.All<IAccountBelongings>()) await belongings.Forget(acting, account, ct);
        await CloseAllSessions.Close(acting, account, ct);
        var row = await acting.Db.Set<AccountRow>().AsTracking().SingleAsync(a => a.Id == account, ct);
        row.Mail = null;
        row.ClosedAt = acting.Now;
    }
}

/// <summary>A resident deleted her account.</summary>
public sealed record AccountDeleted(AccountId Account) : IEntry
{
    static string IEntry.Name => "sign-in.account-deleted";

    /// <inheritdoc/>
    public Guid About => Account.Value;
}
