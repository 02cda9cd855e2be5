using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Acts;

/// <summary>A key that has been used, and the answer that was given.</summary>
internal sealed class KeyRow
{
    public required byte[] Scope { get; init; }
    public required byte[] Body { get; init; }
    public required byte[] Answer { get; init; }
    public Instant At { get; init; }
}

internal sealed class KeyTables : ITables
{
    public void Configure(ModelBuilder model) => model.Entity<KeyRow>(key =>
    {
        key.ToTable("platform_key").HasKey(k => k.Scope);
        key.HasIndex(k => k.At, "platform_key_at"); // keys older than 30 days go
    });
}
