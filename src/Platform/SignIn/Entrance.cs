using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.SignIn;

/// <summary>
/// What follows when somebody has proved who she is, whatever the method. Without a session she gets one, and an account if
/// she has none. With one, the method joins her account and the session counts as much as she has proved.
/// </summary>
internal static class Entrance
{
    /// <summary>The account already knows another person by this method.</summary>
    public static readonly RefusalKind AnotherPerson = new("sign-in.another-person", RefusalReason.Conflict);

    /// <param name="acting">The act in which she proved it.</param>
    /// <param name="proof">What she proved.</param>
    /// <param name="returnTo">Where she goes then.</param>
    /// <param name="session">The secret of the session she has: it ends where another takes its place.</param>
    /// <param name="ct">Ends it.</param>
    public static async ValueTask<Result<Entered>> Enter(Acting acting, Proof proof, string returnTo, string? session, CancellationToken ct)
    {
        var method = await SignInMethodRow.Find(acting.Db, proof, ct);
        if (method is not null) method.LastUsedAt = acting.Now;
        if (acting.Actor.Kind is not ActorKind.Resident) return SignIn(acting, proof, method?.Account, returnTo);

        var here = AccountId.From(acting.Actor.Id);
        if (method is not null && method.Account != here)
        {
            acting.Record(new SignedIn(method.Account.Value, proof.Kind));
            return new Entered(returnTo) { Also = method.Account };
        }

        if (method is null)
        {
            // A card is a person. Two persons never share an account; who has a new card removes the old one first.
            if (proof.Level >= IdentityLevel.Authenticated && await acting.Db.Set<SignInMethodRow>().AnyAsync(m => m.Account == here && m.Kind == proof.Kind, ct))
                return AnotherPerson.Because();
            await AccountNews.Tell(acting, here, AccountNews.MethodAdded, ct);
            SignInMethodRow.Add(acting, here, proof);
        }

        if (proof.Level < acting.Actor.Level)
        {
            if (method is not null) acting.Record(new SignedIn(here.Value, proof.Kind));
            return new Entered(returnTo);
        }

        // Who proves more gets another secret: one that was overheard before is worth no more than before.
        if (session is not null) await Close(acting, session, ct);
        acting.Record(new SteppedUp(here, proof.Level, proof.Kind));
        return new Entered(returnTo) { Opened = Sessions.Open(acting, ActorKind.Resident, here.Value, proof.Level, proof.Kind, returnTo, Mandate(acting)) };
    }

    // Who has to prove more while she acts for another goes on for the same person.
    private static MandateId? Mandate(Acting acting) => acting.Actor.OnBehalfOf is { } acted ? MandateId.From(acted.Mandate) : null;

    private static Entered SignIn(Acting acting, Proof proof, AccountId? known, string returnTo)
    {
        var account = known ?? acting.NewId<AccountId>();
        if (known is null)
        {
            acting.Db.Add(new AccountRow { Id = account, MadeAt = acting.Now });
            acting.Record(new AccountMade(account));
            SignInMethodRow.Add(acting, account, proof);
        }

        acting.Record(new SignedIn(account.Value, proof.Kind));
        return new Entered(returnTo) { Opened = Sessions.Open(acting, ActorKind.Resident, account.Value, proof.Level, proof.Kind, returnTo) };
    }

    private static async Task Close(Acting acting, string session, CancellationToken ct)
    {
        var digest = Secret.Digest(session);
        if (await acting.Db.Set<SessionRow>().AsTracking().SingleOrDefaultAsync(s => s.Digest == digest, ct) is { ClosedAt: null } open)
            open.ClosedAt = acting.Now;
    }
}

/// <summary>Where somebody stands who has proved who she is.</summary>
/// <param name="ReturnTo">Where she goes now.</param>
internal sealed record Entered(string ReturnTo)
{
    /// <summary>Her new session; null where the one she has goes on.</summary>
    public OpenedSession? Opened { get; init; }

    /// <summary>Another account that is hers too, as she has just proved: the two can be merged.</summary>
    public AccountId? Also { get; init; }
}

/// <summary>A session counts more than before: its holder proved more.</summary>
public sealed record SteppedUp(AccountId Account, IdentityLevel Level, string Method) : IEntry
{
    static string IEntry.Name => "sign-in.stepped-up";

    /// <inheritdoc/>
    public Guid About => Account.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("level", Level.ToString()), new("method", Method)];
}
