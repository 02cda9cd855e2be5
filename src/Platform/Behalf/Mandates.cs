using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Platform.Behalf;

/// <summary>Mandates as modules may ask for them.</summary>
public static class Mandates
{
    /// <summary>In the API: the header with the id of the mandate by which this one request is made for another.</summary>
    public const string Header = "On-Behalf-Of";

    /// <summary>She acts for somebody by a mandate that holds no longer. Nothing is done, and nothing is done in her own name instead.</summary>
    public static readonly RefusalKind Over = new("behalf.over", RefusalReason.Conflict);

    /// <summary>The mandate is not given for this procedure.</summary>
    public static readonly RefusalKind OutsideScope = new("behalf.outside-scope", RefusalReason.NotAllowed);

    /// <summary>Nobody does this for another.</summary>
    public static readonly RefusalKind OnlyForHerself = new("behalf.only-for-herself", RefusalReason.NotAllowed);

    /// <summary>So many mandates of one person tell of a matter of hers; the newest after that do not.</summary>
    internal const int MostTold = 50;

    /// <summary>By what right and in which name somebody handed in something; null where there is no such mandate.</summary>
    /// <param name="db">Where it is read.</param>
    /// <param name="opened">A look at <see cref="People"/>, or the opening of one of them.</param>
    /// <param name="mandate">Its id.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<MandateNames?> Find(CityContext db, Opened opened, Guid mandate, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return (await Row(db, mandate, ct))?.Names(opened);
    }

    /// <summary>The accounts of those whose names stand in it: whoever shows them looks at both.</summary>
    public static async Task<IReadOnlyCollection<Guid>> People(CityContext db, Guid mandate, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return (await Row(db, mandate, ct))?.People ?? [];
    }

    /// <summary>Whether nobody can act by it any more: then it is kept only for what was done by it.</summary>
    public static async Task<bool> IsOver(CityContext db, Guid mandate, DateOnly today, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return (await Row(db, mandate, ct))?.IsOver(today) ?? true;
    }

    /// <summary>Whether it holds on the day, for this agent.</summary>
    public static Task<bool> Hold(CityContext db, Guid agent, Guid mandate, DateOnly day, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var id = MandateId.From(mandate);
        return db.Set<Mandate>().AnyAsync(m => m.Id == id && m.Agent == agent && m.State == MandateState.Confirmed && m.From <= day && m.Until >= day, ct);
    }

    /// <summary>
    /// Which agents are told of a matter of this person, each once: those whose mandate covers it and for whom she chose everything,
    /// and whoever handed it in, unless she chose nothing for her. By a mandate that does not hold on the day nobody is told. The
    /// person herself is always told, and a clerk never: she is in the matter itself.
    /// </summary>
    /// <param name="db">Where it is read.</param>
    /// <param name="person">Whose matter it is.</param>
    /// <param name="procedure">The id of its procedure.</param>
    /// <param name="handedIn">By whom and by which mandate it was handed in; null where the person did it herself.</param>
    /// <param name="day">On which they are told.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<IReadOnlyList<ToldAgent>> ToldOf(
        CityContext db, AccountId person, string procedure, (Guid Agent, Guid Mandate)? handedIn, DateOnly day, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        AccountId? principal = person;
        MandateId? by = handedIn is { } one ? MandateId.From(one.Mandate) : null;
        var within = $" {procedure} ";
        var telling = await db.Set<Mandate>()
            .Where(m => m.Principal == principal && m.Agent != null && m.Kind != MandateKind.Clerk && m.State == MandateState.Confirmed && m.From <= day && m.Until >= day)
            .Where(m => (m.Id == by && m.Told != Told.None) || (m.Told == Told.All && (m.Procedures == null || (" " + m.Procedures + " ").Contains(within))))
            .OrderBy(m => m.MadeAt).ThenBy(m => m.Id).Take(MostTold).ToListAsync(ct);
        return
        [
            .. telling.Select(m => new ToldAgent(m.Agent!.Value, m.Id.Value, m.SeesAll || m.Agent == handedIn?.Agent))
                .GroupBy(t => t.Agent).Select(same => same.OrderByDescending(t => t.Sees).First()),
        ];
    }

    /// <summary>
    /// The mandate, locked until the act ends: of two who settle it at once, the second waits and then sees what the first has done.
    /// </summary>
    internal static async Task<Mandate?> Take(Acting acting, MandateId id, CancellationToken ct)
    {
        // On PostgreSQL the update is what locks the row; SQLite has one writer anyway.
        await acting.Db.Set<Mandate>().Where(m => m.Id == id).ExecuteUpdateAsync(m => m.SetProperty(x => x.SettledAt, x => x.SettledAt), ct);
        return await acting.Db.Set<Mandate>().AsTracking().SingleOrDefaultAsync(m => m.Id == id, ct);
    }

    /// <summary>Whether one of its people is protected from whoever acts: then she sees nothing of it, and decides nothing about it.</summary>
    internal static async ValueTask<bool> AreMasked(Acting acting, Mandate mandate, CancellationToken ct) =>
        (await Look.Guarded(acting, mandate.People.ToHashSet(), ct)).Masked.Count > 0;

    private static Task<Mandate?> Row(CityContext db, Guid mandate, CancellationToken ct)
    {
        var id = MandateId.From(mandate);
        return db.Set<Mandate>().SingleOrDefaultAsync(m => m.Id == id, ct);
    }
}

/// <summary>The names of a mandate, as declared, and its days.</summary>
/// <param name="Agent">Who acts.</param>
/// <param name="Principal">For whom.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
public sealed record MandateNames(string Agent, string Principal, DateOnly From, DateOnly Until);

/// <summary>
/// What the person hands to whom she gives a mandate. The city can make it again for her as long as the offer is open, and keeps
/// it nowhere: it is the mandate's id with the city's own mark, whose key is outside the database.
/// </summary>
internal static class OfferToken
{
    public static string Of(CityKeys keys, MandateId id) => $"{id.Value:n}.{Convert.ToHexStringLower(Mac(keys, id))}";

    public static MandateId? Read(CityKeys keys, string? token) =>
        token?.Split('.') is [var id, { Length: 64 } mac] && Guid.TryParseExact(id, "n", out var guid) && mac.All(char.IsAsciiHexDigit)
        && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(Convert.FromHexString(mac), Mac(keys, MandateId.From(guid)))
            ? MandateId.From(guid)
            : null;

    private static byte[] Mac(CityKeys keys, MandateId id) => keys.Digest(System.Text.Encoding.ASCII.GetBytes($"behalf.offer\n{id.Value:n}"));
}
