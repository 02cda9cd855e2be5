using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.SignIn;

/// <summary>A resident opens her link: she gets a session, and an account if she had none.</summary>
internal sealed record UseLink(string Token) : IAct<OpenedSession>
{
    public static readonly RefusalKind Spent = new("sign-in.link-spent", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("sign-in.use-link", Permission.Anyone);

    public async ValueTask<Result<OpenedSession>> Run(Acting acting, CancellationToken ct)
    {
        var digest = Secret.Digest(Token);
        var link = await acting.Db.Set<LinkRow>().AsTracking().SingleOrDefaultAsync(l => l.Digest == digest, ct);
        if (link is null || link.UsedAt is not null || link.ExpiresAt < acting.Now) return Spent.Because();
        link.UsedAt = acting.Now;

        var account = await acting.Db.Set<AccountRow>().SingleOrDefaultAsync(a => a.Mail == link.Mail, ct);
        if (account is null)
        {
            acting.Db.Add(account = new AccountRow { Id = acting.NewId<AccountId>(), Mail = link.Mail, MadeAt = acting.Now });
            acting.Record(new AccountMade(account.Id));
        }

        var opened = Sessions.Open(acting, ActorKind.Resident, account.Id.Value, IdentityLevel.MailedLink, link.ReturnTo);
        acting.Record(new SignedIn(account.Id.Value, "mailed-link"));
        return opened;
    }
}

/// <summary>A session was opened.</summary>
/// <param name="Secret">For the browser's cookie or the client's token. Never logged, never kept.</param>
/// <param name="ExpiresAt">Until when it works.</param>
/// <param name="ReturnTo">Where to go now.</param>
internal sealed record OpenedSession(string Secret, Instant ExpiresAt, string ReturnTo);

/// <summary>An account was made.</summary>
public sealed record AccountMade(AccountId Account) : IEntry
{
    static string IEntry.Name => "sign-in.account-made";

    /// <inheritdoc/>
    public Guid About => Account.Value;
}

/// <summary>Somebody signed in.</summary>
/// <param name="Subject">Account or member of staff.</param>
/// <param name="Method">By which method.</param>
public sealed record SignedIn(Guid Subject, string Method) : IEntry
{
    static string IEntry.Name => "sign-in.signed-in";

    /// <inheritdoc/>
    public Guid About => Subject;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("method", Method)];
}
