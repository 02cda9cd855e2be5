using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Releases;

/// <summary>Puts a handed-in release in force. Its files were checked when they were handed in, and are checked again by the shelf.</summary>
internal sealed record PublishRelease(ReleaseId Release) : IAct<ReleaseId>
{
    /// <summary>What is published is in force already.</summary>
    public static readonly RefusalKind Unchanged = new("releases.unchanged", RefusalReason.Conflict);

    public static readonly RefusalKind Unknown = new("releases.unknown", RefusalReason.NotFound);

    public ActKind Kind { get; } = new("releases.publish", Permission.Right(ReleasePages.Right), Weight.Bulk);

    public async ValueTask<Result<ReleaseId>> Run(Acting acting, CancellationToken ct)
    {
        if (await acting.Db.Set<ReleaseRow>().SingleOrDefaultAsync(r => r.Id == Release, ct) is not { } release) return Unknown.Because();
        if (await InForce.Now(acting.Db, ct) is { } current && current.Hash == release.Hash) return Unchanged.Because();
        acting.Db.Add(new EnactmentRow { Number = await InForce.Latest(acting.Db, ct) + 1, Release = Release, At = acting.Now, By = acting.Actor.Id });
        var files = await acting.Db.Set<ReleaseFileRow>().CountAsync(f => f.Release == Release, ct);
        acting.Record(new ReleasePublished(Release, release.Hash, files));
        return Release;
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
