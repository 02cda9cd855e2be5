using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Maintenance;

/// <summary>Ends the maintenance now, or calls it off when it has not begun.</summary>
internal sealed record EndMaintenance : IAct<Done>
{
    /// <summary>None is announced.</summary>
    public static readonly RefusalKind NoneAnnounced = new("maintenance.none-announced", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("maintenance.end", JobRight.Operate);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (await MaintenancePlan.Standing(acting.Db.Set<MaintenanceRow>().AsTracking(), acting.Now).FirstOrDefaultAsync(ct) is not { } row)
            return NoneAnnounced.Because();
        row.Until = acting.Now;
        acting.Record(new MaintenanceEnded(row.Id.Value));
        return Done.Yes;
    }
}

/// <summary>A maintenance was ended by hand, or called off.</summary>
/// <param name="Maintenance">Which.</param>
public sealed record MaintenanceEnded(Guid Maintenance) : IEntry
{
    static string IEntry.Name => "maintenance.ended";

    /// <inheritdoc/>
    public Guid About => Maintenance;
}
