using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Maintenance;

/// <summary>One announced maintenance.</summary>
internal sealed class MaintenanceRow
{
    public required MaintenanceId Id { get; init; }
    public required Instant From { get; init; }

    /// <summary>Set earlier when somebody ends it early, or calls it off before it begins.</summary>
    public required Instant Until { get; set; }
}

internal sealed class MaintenanceTables : ITables
{
    public void Configure(ModelBuilder model) => model.Entity<MaintenanceRow>(row =>
    {
        row.ToTable("platform_maintenance").HasKey(m => m.Id);
        row.HasIndex(m => m.Until, "platform_maintenance_until"); // every node, for what is not over
    });
}

/// <summary>An announced maintenance.</summary>
public readonly record struct MaintenanceId(Guid Value) : IId<MaintenanceId>
{
    /// <inheritdoc/>
    public static MaintenanceId From(Guid value) => new(value);
}
