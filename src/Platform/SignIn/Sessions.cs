using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn;

/// <summary>
/// Knows who carries a session's secret. An answer is remembered for a few seconds, so that a page of many parts asks once;
/// signing out forgets it at once on this node and within those seconds on the others.
/// </summary>
internal sealed class Sessions(IDbContextFactory<CityContext> contexts, PreparedReads rows, Vault vault, TimeProvider clock, IEnumerable<IRightsSource> rights)
{
    public static readonly TimeSpan ResidentValidity = TimeSpan.FromHours(12);
    public static readonly TimeSpan StaffValidity = TimeSpan.FromHours(10);

    private const int MostRemembered = 20_000;
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (SignedInAs? Who, long At)> remembered = new(StringComparer.Ordinal);

    /// <summary>A new session that has proved <paramref name="level"/> just now by <paramref name="method"/>.</summary>
    public static OpenedSession Open(Acting acting, ActorKind kind, Guid subject, IdentityLevel level, string method, string returnTo, MandateId? mandate = null)
    {
        var secret = Secret.New(acting.Get<IChance>());
        var expires = acting.Now + (kind is ActorKind.Staff ? StaffValidity : ResidentValidity);
        acting.Db.Add(new SessionRow
        {
            Digest = Secret.Digest(secret), Kind = kind, Subject = subject, Level = level, LevelAt = acting.Now, Method = method,
            Device = Device.Of(acting.Actor.Browser)?.Word, Mandate = mandate, OpenedAt = acting.Now, ExpiresAt = expires,
        });
        return new(secret, expires, returnTo);
    }

    public async ValueTask<SignedInAs?> Find(string secret, CancellationToken ct)
    {
        if (remembered.TryGetValue(secret, out var known) && clock.GetElapsedTime(known.At) < Memory) return known.Who;
        var who = await Look(secret, ct);
        if (remembered.Count > MostRemembered) remembered.Clear();
        remembered[secret] = (who, clock.GetTimestamp());
        return who;
    }

    public void Forget(string secret) => remembered.TryRemove(secret, out _);

    /// <summary>Forgets every session of this account or member of staff, after some of them were closed.</summary>
    public void ForgetAllOf(Guid subject)
    {
        foreach (var (secret, known) in remembered)
            if (known.Who?.Actor.Id == subject) remembered.TryRemove(secret, out _);
    }

    /// <summary>The person for whom this agent acts by the mandate today, or null.</summary>
    public async ValueTask<ActedFor?> For(Guid agent, MandateId mandate, CancellationToken ct) =>
        For(await rows.Find<Mandate>(mandate, ct), agent, Instant.From(clock.GetUtcNow()).TokyoDate);

    private ActedFor? For(Mandate? mandate, Guid agent, DateOnly today) => mandate?.For(agent, today, vault.Own(mandate.People));

    private async Task<SignedInAs?> Look(string secret, CancellationToken ct)
    {
        var digest = Secret.Digest(secret);
        var now = Instant.From(clock.GetUtcNow());
        var session = await rows.Find<SessionRow>(digest, ct);
        if (session is null || session.ClosedAt is not null || session.ExpiresAt < now) return null;
        var mandate = session.Mandate is { } id ? await rows.Find<Mandate>(id, ct) : null;
        var actor = new Actor(session.Kind, session.Subject) { Level = session.Level, OnBehalfOf = For(mandate, session.Subject, now.TokyoDate) };
        var over = session.Mandate is not null && actor.OnBehalfOf is null;
        if (session.Kind is not ActorKind.Staff)
        {
            var account = await rows.Find<AccountRow>(AccountId.From(session.Subject), ct);
            return account is null or { ClosedAt: not null } ? null : new SignedInAs(actor, account.Mail ?? "", null) { ActingIsOver = over };
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var posts = new List<HeldPost>();
        foreach (var source in rights) posts.AddRange(await source.PostsOf(db, session.Subject, now.TokyoDate, ct));
        // A post that has ended is no choice any more.
        if (posts.Acting(session.Office) is not { } held) return null; // holds no post any more: a session outlives nobody's office
        return new SignedInAs(
            actor with
            {
                Office = held.Office,
                // Password alone where the city asks for more: she may make her second factor, and nothing else.
                Rights = session.Level is IdentityLevel.None ? ImmutableHashSet<string>.Empty : held.Rights,
            },
            held.PersonName,
            held.OfficeName) { ActingIsOver = over, HasOtherOffices = posts.Offices().Count > 1 };
    }
}

/// <summary>Who is signed in, as the page names her.</summary>
/// <param name="Actor">The actor, for acts.</param>
/// <param name="Name">Mail address of a resident, empty where she gave none; name of a member of staff.</param>
/// <param name="OfficeName">The office of a member of staff.</param>
public sealed record SignedInAs(Actor Actor, string Name, string? OfficeName)
{
    /// <summary>
    /// She acted for another by a mandate that holds no longer, and has not yet said that she goes on for herself. Until she does,
    /// nothing she sends is done: or what she typed for another would become her own.
    /// </summary>
    public bool ActingIsOver { get; init; }

    /// <summary>Whether a member of staff holds posts in other offices too, and can act for those.</summary>
    public bool HasOtherOffices { get; init; }
}
