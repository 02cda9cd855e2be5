using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Messages;

/// <summary>Hands out what is due, to one node at a time.</summary>
internal sealed class Leasing(Chores chores, CityDatabase database, IDbContextFactory<CityContext> contexts, TimeProvider clock)
{
    /// <summary>A look without the writer, which has better to do than to be asked every second.</summary>
    public async Task<bool> IsAnythingDue(Channel channel, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = Instant.From(clock.GetUtcNow());
        return await db.Set<Delivery>().AnyAsync(d => d.Channel == channel && d.Due <= now, ct);
    }

    /// <summary>Takes what is due by this channel, at most so many.</summary>
    public async Task<Leased> Take(ICarrier carrier, int atMost, CancellationToken ct)
    {
        var leased = new Leased([], []);
        await chores.Do(async (db, now, inner) =>
        {
            var due = (await Due(db, carrier.Channel, atMost, now).ToListAsync(inner)).ToLookup(d => d.State is DeliveryState.Leased);
            foreach (var waiting in due[false]) waiting.Lease(now);
            foreach (var lost in due[true])
            {
                if (carrier.TakesKey) lost.LeaseAgain(now);
                else lost.TakeOver(now);
            }

            leased = carrier.TakesKey ? new([.. due[false], .. due[true]], []) : new([.. due[false]], [.. due[true]]);
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

    private IQueryable<Delivery> Due(CityContext db, Channel channel, int atMost, Instant now)
    {
        if (database.Engine is Engine.Sqlite) return db.Set<Delivery>().AsTracking().Where(d => d.Channel == channel && d.Due <= now).OrderBy(d => d.Due).Take(atMost);
        var name = channel.ToString();
        return db.Set<Delivery>().FromSql(
            $"SELECT * FROM messages_delivery WHERE channel = {name} AND due <= {now.Microseconds} ORDER BY due LIMIT {atMost} FOR UPDATE SKIP LOCKED").AsTracking();
    }
}

/// <param name="Mine">To be sent now.</param>
/// <param name="Lost">Leased by a node that did not come back: it may have sent them or not.</param>
internal sealed record Leased(IReadOnlyList<Delivery> Mine, IReadOnlyList<Delivery> Lost);
