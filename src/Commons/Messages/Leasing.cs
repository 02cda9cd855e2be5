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

    /// <summary>
    /// Whoever held a lease in a database that only one process opens is this one before it was started again: nobody waits for the
    /// lease to end. Where there are several nodes the others may be at work, and their leases end by themselves.
    /// </summary>
    public async Task Recover(CancellationToken ct)
    {
        if (database.Engine is not Engine.Sqlite) return;
        await chores.Do(async (db, now, inner) =>
        {
            Instant? due = now;
            return await db.Set<Delivery>().Where(d => d.State == DeliveryState.Leased).ExecuteUpdateAsync(d => d.SetProperty(l => l.Due, due), inner) > 0;
        }, ct);
    }

    /// <summary>Puts off what was surely not taken. Not an act: while a server is down nothing happens that anybody must be told.</summary>
    public Task PutOff(IReadOnlyList<Sent> sent, CancellationToken ct) => chores.Do(async (db, now, inner) =>
    {
        var held = await Held(db, sent, inner);
        foreach (var one in sent)
            if (held.TryGetValue(one.Delivery.Id, out var delivery)) delivery.Postpone(((Outcome.Later)one.Outcome).Code, now);
        return held.Count > 0;
    }, ct);

    /// <summary>Those of the deliveries that nobody else has taken since.</summary>
    public static async Task<Dictionary<DeliveryId, Delivery>> Held(CityContext db, IReadOnlyList<Sent> sent, CancellationToken ct)
    {
        var ids = sent.Select(s => s.Delivery.Id).ToList();
        var leases = sent.ToDictionary(s => s.Delivery.Id, s => s.Delivery.Attempts);
        var held = await db.Set<Delivery>().AsTracking().Where(d => ids.Contains(d.Id) && (d.State == DeliveryState.Leased || d.State == DeliveryState.Doubtful)).OrderBy(d => d.Id).ToListAsync(ct);
        return held.Where(d => d.Attempts == leases[d.Id]).ToDictionary(d => d.Id);
    }

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
