using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Messages;

/// <summary>
/// How each way fares: counted from the deliveries when somebody looks, and never while they are sent. A parcel is counted by those in it.
/// </summary>
internal static class DeliveryFigures
{
    public const int Hours = 24;

    /// <summary>The bounds of <see cref="ChannelFigures.Within"/>: how long after it could leave it was taken.</summary>
    public static readonly IReadOnlyList<TimeSpan> Bounds = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)];

    private const long Hour = 3_600_000_000;

    public static async Task<IReadOnlyList<ChannelFigures>> Of(CityContext db, IEnumerable<Channel> channels, Instant now, CancellationToken ct)
    {
        var until = now.Microseconds / Hour;
        var since = (until - Hours + 1) * Hour;
        var (first, second, third, fourth) = (Micros(0), Micros(1), Micros(2), Micros(3));
        var taken = await db.Database.SqlQuery<Taken>($"""
            SELECT channel AS "Channel", at / {Hour} AS "Hour", COUNT(*) AS "Number",
              SUM(CASE WHEN at - since <= {first} THEN 1 ELSE 0 END) AS "First", SUM(CASE WHEN at - since <= {second} THEN 1 ELSE 0 END) AS "Second",
              SUM(CASE WHEN at - since <= {third} THEN 1 ELSE 0 END) AS "Third", SUM(CASE WHEN at - since <= {fourth} THEN 1 ELSE 0 END) AS "Fourth"
            FROM messages_delivery WHERE state = 'Accepted' AND at >= {since} AND kind <> 'Parcel' GROUP BY "Channel", "Hour"
            """).ToListAsync(ct);
        var open = await db.Set<Delivery>().Where(d => d.State != DeliveryState.Accepted && d.Kind != DeliveryKind.Parcel)
            .GroupBy(d => new { d.Channel, d.State }).Select(g => new { g.Key.Channel, g.Key.State, Number = g.Count() }).ToListAsync(ct);
        var oldest = await db.Set<Delivery>().Where(d => d.State == DeliveryState.Waiting && d.Since <= now).GroupBy(d => d.Channel)
            .Select(g => new { g.Key, Since = g.Min(d => d.Since) }).ToDictionaryAsync(g => g.Key, g => g.Since, ct);
        return
        [
            .. channels.Select(channel =>
            {
                var hers = taken.Where(t => t.Channel == channel.ToString()).ToDictionary(t => t.Hour);
                return new ChannelFigures(
                    channel,
                    [.. Enumerable.Range(0, Hours).Select(h => hers.TryGetValue(until - Hours + 1 + h, out var t) ? t.Number : 0)],
                    [hers.Values.Sum(t => t.First), hers.Values.Sum(t => t.Second), hers.Values.Sum(t => t.Third), hers.Values.Sum(t => t.Fourth)],
                    open.Where(o => o.Channel == channel).ToDictionary(o => o.State, o => (long)o.Number),
                    oldest.TryGetValue(channel, out var at) ? at : null);
            }),
        ];
    }

    private static long Micros(int bound) => (long)Bounds[bound].TotalMicroseconds;

    private sealed record Taken(string Channel, long Hour, long Number, long First, long Second, long Third, long Fourth);
}

/// <param name="Channel">The way.</param>
/// <param name="PerHour">How many were taken in each of the last hours, the present one last.</param>
/// <param name="Within">How many of those were taken within each of <see cref="DeliveryFigures.Bounds"/>.</param>
/// <param name="Open">How many are in each state but accepted.</param>
/// <param name="WaitsSince">Since when the one that waits longest could leave; null where none waits.</param>
internal sealed record ChannelFigures(Channel Channel, IReadOnlyList<long> PerHour, IReadOnlyList<long> Within, IReadOnlyDictionary<DeliveryState, long> Open, Instant? WaitsSince)
{
    public long Taken => PerHour.Sum();
}
