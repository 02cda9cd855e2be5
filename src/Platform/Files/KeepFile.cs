using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Files;

/// <summary>Makes written bytes count, as the actor's. Asked by the act that the file belongs to, or performed alone by an API client that names it later.</summary>
/// <param name="File">The bytes, as they were written.</param>
/// <param name="For">The thing with which it is kept and goes; null for a file that some thing names later, or it is forgotten.</param>
public sealed record KeepFile(WrittenFile File, Guid? For = null) : IAct<FileId>
{
    /// <inheritdoc/>
    public ActKind Kind { get; } = new("files.keep", Permission.Anyone);

    /// <inheritdoc/>
    public ValueTask<Result<FileId>> Run(Acting acting, CancellationToken ct)
    {
        acting.Db.Add(new FileRow
        {
            Id = File.Id,
            OwnerKind = Chain.Word(acting.Actor.Kind),
            Owner = acting.Actor.Id,
            Name = File.Name,
            MediaType = File.MediaType,
            Size = File.Size,
            Sha256 = File.Sha256,
            At = acting.Now,
            KeptFor = For,
        });
        acting.Record(new FileKept(File.Id, File.Name, File.MediaType, File.Size));
        return ValueTask.FromResult<Result<FileId>>(File.Id);
    }
}

/// <summary>A file was kept.</summary>
public sealed record FileKept(FileId File, string Name, string MediaType, long Size) : IEntry
{
    static string IEntry.Name => "files.kept";

    /// <inheritdoc/>
    public Guid About => File.Value;
}
