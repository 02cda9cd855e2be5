using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Maintenance;

/// <summary>Announces when the city can't take anything. From now on every page says so.</summary>
internal sealed record AnnounceMaintenance(Instant? From, Instant? Until) : IAct<Announced>
{
    /// <summary>Longer is no maintenance; a form that lies for days is lost.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(72);

    /// <summary>How early it can be announced.</summary>
    public static readonly TimeSpan Earliest = TimeSpan.FromDays(90);

    /// <summary>No day and time that could be read.</summary>
    public static readonly RefusalKind TimeUnreadable = new("maintenance.time-unreadable");

    /// <summary>It ends before it begins, or is over already.</summary>
    public static readonly RefusalKind EndsTooEarly = new("maintenance.ends-too-early");

    /// <summary>Longer than <see cref="Longest"/>. Value: <c>hours</c>.</summary>
    public static readonly RefusalKind TooLong = new("maintenance.too-long");

    /// <summary>Earlier than <see cref="Earliest"/> before it. Value: <c>days</c>.</summary>
    public static readonly RefusalKind TooFar = new("maintenance.too-far");

    /// <summary>One is announced already: end it first.</summary>
    public static readonly RefusalKind AnnouncedAlready = new("maintenance.announced-already", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("maintenance.announce", JobRight.Operate);

    public async ValueTask<Result<Announced>> Run(Acting acting, CancellationToken ct)
    {
        if (From is not { } from) return TimeUnreadable.Of("from");
        if (Until is not { } until) return TimeUnreadable.Of("until");
        if (until <= from || until <= acting.Now) return EndsTooEarly.Of("until");
        if (until - from > Longest) return TooLong.Of("until", ("hours", (int)Longest.TotalHours));
        if (from - acting.Now > Earliest) return TooFar.Of("from", ("days", (int)Earliest.TotalDays));
        if (await MaintenancePlan.Standing(acting.Db.Set<MaintenanceRow>(), acting.Now).AnyAsync(ct)) return AnnouncedAlready.Because();
        var row = new MaintenanceRow { Id = acting.NewId<MaintenanceId>(), From = from, Until = until };
        acting.Db.Add(row);
        acting.Record(new MaintenanceAnnounced(row.Id.Value, from, until));
        return new Announced(from, until);
    }
}

/// <summary>A maintenance was announced.</summary>
/// <param name="Maintenance">Which.</param>
/// <param name="From">Its beginning.</param>
/// <param name="Until">Its end, by plan.</param>
public sealed record MaintenanceAnnounced(Guid Maintenance, Instant From, Instant Until) : IEntry
{
    static string IEntry.Name => "maintenance.announced";

    /// <inheritdoc/>
    public Guid About => Maintenance;
}
