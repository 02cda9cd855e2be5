using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Files;

/// <summary>A file that a person sent.</summary>
public readonly record struct FileId(Guid Value) : IId<FileId>
{
    /// <inheritdoc/>
    public static FileId From(Guid value) => new(value);
}

/// <summary>A kept file. Its bytes lie in the data folder under its id.</summary>
internal sealed class FileRow
{
    public FileId Id { get; init; }
    public required string OwnerKind { get; init; }
    public Guid Owner { get; init; }
    public required string Name { get; init; }
    public required string MediaType { get; init; }
    public long Size { get; init; }
    public required byte[] Sha256 { get; init; }
    public Instant At { get; init; }

    /// <summary>The thing with which it is kept and goes: an application, a draft, a mandate; null while it waits to be named by one.</summary>
    public Guid? KeptFor { get; set; }
}

internal sealed class FileTables : ITables
{
    public void Configure(ModelBuilder model) => model.Entity<FileRow>(file =>
    {
        file.ToTable("platform_file").HasKey(f => f.Id);
        file.HasIndex(f => f.At, "platform_file_at"); // orphans are swept by age
        file.HasIndex(f => f.KeptFor, "platform_file_kept_for"); // they go with what they were kept for
    });
}
