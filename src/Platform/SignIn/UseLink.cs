using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.SignIn;

/// <summary>
/// A resident opens her link: she gets a session, and an account if she had none. A link that she had asked for on her
/// account's page adds the address to the account instead.
/// </summary>
/// <param name="Token">The secret in the link.</param>
/// <param name="Session">The session of the browser in which it was opened.</param>
internal sealed record UseLink(string Token, string? Session) : IAct<Entered>
{
    public static readonly RefusalKind Spent = new("sign-in.link-spent", RefusalReason.Conflict);

    /// <summary>The link adds an address to an account whose session this browser does not carry. The link still works.</summary>
    public static readonly RefusalKind OtherSession = new("sign-in.link-of-another-session", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("sign-in.use-link", Permission.Anyone);

    public async ValueTask<Result<Entered>> Run(Acting acting, CancellationToken ct)
    {
        var digest = Secret.Digest(Token);
        var link = await acting.Db.Set<LinkRow>().AsTracking().SingleOrDefaultAsync(l => l.Digest == digest, ct);
        if (link is null || link.UsedAt is not null || link.ExpiresAt < acting.Now) return Spent.Because();
        if (link.AddTo is { } account && account.Value != acting.Actor.Id) return OtherSession.Because();
        link.UsedAt = acting.Now;

        var mail = EmailAddress.Parse(link.Mail).Value;
        if (link.AddTo is null) // Whoever signs in by mail anew begins a session of her own, whoever was signed in here before
        {
            var known = await MailMethod.AccountOf(acting, mail, ct);
            acting.Record(new SignedIn(known.Value, MailMethod.Name));
            return new Entered(link.ReturnTo)
            {
                Opened = Sessions.Open(acting, ActorKind.Resident, known.Value, IdentityLevel.MailedLink, MailMethod.Name, link.ReturnTo),
            };
        }

        var entered = await Entrance.Enter(acting, MailMethod.ProofOf(acting, mail), link.ReturnTo, Session, ct);
        if (entered.IsRefused || entered.Value.Also is not null) return entered;
        await MailMethod.WriteTo(acting, AccountId.From(acting.Actor.Id), mail, ct);
        return entered;
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
