using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Releases;

/// <summary>Keeps the files of a city as they were handed in, so that what is published is what was looked at. Nothing is in force by that.</summary>
internal sealed record HandInRelease(ReleaseFiles Files) : IAct<ReleaseId>
{
    public ActKind Kind { get; } = new("releases.hand-in", Permission.Right(ReleasePages.Right), Weight.Bulk);

    public async ValueTask<Result<ReleaseId>> Run(Acting acting, CancellationToken ct)
    {
        var hash = Files.Hash;
        if (await InForce.Now(acting.Db, ct) is { } current && current.Hash == hash) return PublishRelease.Unchanged.Because();

        var known = await acting.Db.Set<ReleaseContentRow>().Select(c => c.Hash).ToHashSetAsync(ct);
        foreach (var file in Files.All)
            if (known.Add(file.Hash)) acting.Db.Add(new ReleaseContentRow { Hash = file.Hash, Content = file.Content });

        var release = new ReleaseRow { Id = acting.NewId<ReleaseId>(), Hash = hash, At = acting.Now, By = acting.Actor.Id };
        acting.Db.Add(release);
        foreach (var file in Files.All)
            acting.Db.Add(new ReleaseFileRow { Release = release.Id, Path = file.Path, Layer = file.Layer, Hash = file.Hash });
        acting.Record(new ReleaseHandedIn(release.Id, hash, Files.All.Count));
        return release.Id;
    }
}

/// <summary>Files of a city were handed in, to be looked at and perhaps published.</summary>
public sealed record ReleaseHandedIn(ReleaseId Release, string Hash, int Files) : IEntry
{
    static string IEntry.Name => "releases.handed-in";

    /// <inheritdoc/>
    public Guid About => Release.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("hash", Hash)];
}
