using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Erasure;

/// <summary>One matter that is to be erased, or was. What remains of it is a digest.</summary>
internal sealed class ErasureRow
{
    public required byte[] Digest { get; init; }

    /// <summary>The matter, until it is erased.</summary>
    public Guid? Matter { get; set; }

    /// <summary>The decision by which it is erased.</summary>
    public Guid Decision { get; init; }

    public Instant OrderedAt { get; init; }
    public Instant? ErasedAt { get; set; }

    /// <summary>Files whose bytes still lie on the disk, their ids joined by commas; empty when they are gone.</summary>
    public string Files { get; set; } = "";
}

internal sealed class ErasureTables : ITables
{
    public void Configure(ModelBuilder model) => model.Entity<ErasureRow>(erasure =>
    {
        erasure.ToTable("platform_erasure").HasKey(e => e.Digest);
        erasure.HasIndex(e => e.ErasedAt, "platform_erasure_erased_at"); // what is still to be done
        erasure.HasIndex(e => e.Decision, "platform_erasure_decision"); // how far a decision is carried out
    });
}
