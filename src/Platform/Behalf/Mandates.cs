using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Privacy;

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
