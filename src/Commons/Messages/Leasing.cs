using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Messages;

/// <summary>Hands out what is due, to one node at a time.</summary>
internal sealed class Leasing(Chores chores, CityDatabase database, IDbContextFactory<CityContext> contexts, TimeProvider clock)
{
    /// <summary>As many as are sent side by side.</summary>
    private const int MostAtOnce = 8;

    /// <summary>A look without the writer, which has better to do than to be asked every second.</summary>
    public async Task<bool> IsAnythingDue(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = Instant.From(clock.GetUtcNow());
        return await db.Set<Delivery>().AnyAsync(d => d.Due <= now, ct);
    }

    public async Task<Leased> Take(CancellationToken ct)
    {
        var leased = new Leased([], []);
        await chores.Do(async (db, now, inner) =>
        {
            var due = (await Due(db, now).ToListAsync(inner)).ToLookup(d => d.State is DeliveryState.Leased);
            leased = new([.. due[false]], [.. due[true]]);
            foreach (var waiting in leased.Mine) waiting.Lease(now);
            foreach (var lost in leased.Lost) lost.TakeOver(now);
            return leased.Mine.Count + leased.Lost.Count > 0;
        }, ct);
        return leased;
    }

    /// <summary>Puts off what was surely not taken. Not an act: while a server is down nothing happens that anybody must be told.</summary>
    public Task PutOff(Delivery held, int code, CancellationToken ct) => chores.Do(async (db, now, inner) =>
    {
        var delivery = await Held(db, held.Id, held.Attempts, inner);
        delivery?.Postpone(code, now);
        return delivery is not null;
    }, ct);

    /// <summary>The delivery as long as nobody else has taken it since, or null.</summary>
    public static Task<Delivery?> Held(CityContext db, DeliveryId id, int attempt, CancellationToken ct) =>
        db.Set<Delivery>().AsTracking().SingleOrDefaultAsync(
            d => d.Id == id && d.Attempts == attempt && (d.State == DeliveryState.Leased || d.State == DeliveryState.Doubtful), ct);

    private IQueryable<Delivery> Due(CityContext db, Instant now) => database.Engine is Engine.Sqlite
        ? db.Set<Delivery>().AsTracking().Where(d => d.Due <= now).OrderBy(d => d.Due).Take(MostAtOnce)
        : db.Set<Delivery>().FromSql(
            $"SELECT * FROM messages_delivery WHERE due <= {now.Microseconds} ORDER BY due LIMIT {MostAtOnce} FOR UPDATE SKIP LOCKED").AsTracking();
}

/// <param name="Mine">To be sent now.</param>
/// <param name="Lost">Leased by a node that did not come back: it may have sent them or not.</param>
internal sealed record Leased(IReadOnlyList<Delivery> Mine, IReadOnlyList<Delivery> Lost);
