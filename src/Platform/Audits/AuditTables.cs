using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Audits;

/// <summary>What an audit found when it was last run.</summary>
internal sealed class AuditRow
{
    /// <summary>Its coded word.</summary>
    public required string Audit { get; init; }
    public Instant At { get; init; }
    public long Looked { get; init; }
    public long Wrong { get; init; }

    /// <summary>The first that are wrong, a line each.</summary>
    public required string Named { get; init; }
}

internal sealed class AuditTables : ITables
{
    public void Configure(ModelBuilder model) => model.Entity<AuditRow>(audit => audit.ToTable("platform_audit").HasKey(a => a.Audit));
}
