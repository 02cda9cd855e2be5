using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Releases;

/// <summary>Puts a checked city folder in force. Publishing what is in force already changes nothing and is refused.</summary>
internal sealed record PublishRelease(ReleaseFiles Files) : IAct<ReleaseId>
{
    public static readonly RefusalKind Unchanged = new("releases.unchanged", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("releases.publish", Permission.Right("releases.publish"), Weight.Bulk);

    public async ValueTask<Result<ReleaseId>> Run(Acting acting, CancellationToken ct)
    {
        var hash = Files.Hash;
        var current = await acting.Db.Set<ReleaseRow>().OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct);
        if (current?.Hash == hash) return Unchanged.Because();

        var known = await acting.Db.Set<ReleaseContentRow>().Select(c => c.Hash).ToHashSetAsync(ct);
        foreach (var file in Files.All)
            if (known.Add(file.Hash)) acting.Db.Add(new ReleaseContentRow { Hash = file.Hash, Content = file.Content });

        var release = new ReleaseRow { Id = acting.NewId<ReleaseId>(), Hash = hash, At = acting.Now, By = acting.Actor.Id };
        acting.Db.Add(release);
        foreach (var file in Files.All)
            acting.Db.Add(new ReleaseFileRow { Release = release.Id, Path = file.Path, Layer = file.Layer, Hash = file.Hash });
        acting.Record(new ReleasePublished(release.Id, hash, Files.All.Count));
        return release.Id;
    }
}

/// <summary>A release of the city folder is in force.</summary>
public sealed record ReleasePublished(ReleaseId Release, string Hash, int Files) : IEntry
{
    static string IEntry.Name => "releases.published";

    /// <inheritdoc/>
    public Guid About => Release.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("hash", Hash)];
}
