using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Releases;

/// <summary>A release of the city folder.</summary>
public readonly record struct ReleaseId(Guid Value) : IId<ReleaseId>
{
    /// <inheritdoc/>
    public static ReleaseId From(Guid value) => new(value);
}

/// <summary>The files of a city as somebody handed them in. In force only while the latest enactment names it.</summary>
internal sealed class ReleaseRow
{
    public ReleaseId Id { get; init; }
    public required string Hash { get; init; }
    public Instant At { get; init; }
    public Guid By { get; init; }
}

/// <summary>A release came into force: the first time, or again after a later one was revoked.</summary>
internal sealed class EnactmentRow
{
    /// <summary>Counts up without gaps: two that publish at once can't both be the next.</summary>
    public int Number { get; init; }

    public ReleaseId Release { get; init; }

    /// <summary>The release that was revoked by going back to this one; null for going forward.</summary>
    public Guid? Revoked { get; init; }

    public Instant At { get; init; }
    public Guid By { get; init; }
}

/// <summary>A file's content, once for all releases that hold it.</summary>
internal sealed class ReleaseContentRow
{
    public required string Hash { get; init; }
    public required byte[] Content { get; init; }
}

internal sealed class ReleaseFileRow
{
    public ReleaseId Release { get; init; }
    public required string Path { get; init; }
    public required string Layer { get; init; }
    public required string Hash { get; init; }
}

internal sealed class ReleaseTables : ITables
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<ReleaseRow>(release => release.ToTable("platform_release").HasKey(r => r.Id));
        model.Entity<EnactmentRow>(enactment =>
        {
            enactment.ToTable("platform_release_enactment").HasKey(e => e.Number);
            enactment.Property(e => e.Number).ValueGeneratedNever();
        });
        model.Entity<ConfirmationRow>(confirmation =>
        {
            confirmation.ToTable("platform_confirmation").HasKey(c => c.Id);
            confirmation.HasIndex(c => c.WithdrawnAt, "platform_confirmation_withdrawn"); // all that stand, at every start
        });
        model.Entity<ReleaseContentRow>(content => content.ToTable("platform_release_content").HasKey(c => c.Hash));
        model.Entity<ReleaseFileRow>(file => file.ToTable("platform_release_file").HasKey(f => new { f.Release, f.Path }));
    }
}
