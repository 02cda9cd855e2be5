using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Releases;

/// <summary>
/// Takes the release in force back and puts an earlier one in force again. What was begun under the revoked one is finished
/// under it: definitions are pinned by their hash and stay.
/// </summary>
/// <param name="Revoked">The release in force, as the person saw it.</param>
/// <param name="To">One that was in force before.</param>
internal sealed record RevokeRelease(ReleaseId Revoked, ReleaseId To) : IAct<ReleaseId>
{
    /// <summary>Somebody has published another one meanwhile.</summary>
    public static readonly RefusalKind NotInForce = new("releases.not-in-force", RefusalReason.Conflict);

    public static readonly RefusalKind NeverInForce = new("releases.never-in-force", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("releases.revoke", Permission.Right(ReleasePages.Right), Weight.Bulk);

    public async ValueTask<Result<ReleaseId>> Run(Acting acting, CancellationToken ct)
    {
        if ((await InForce.Now(acting.Db, ct))?.Id != Revoked) return NotInForce.Because();
        if (To == Revoked || !await acting.Db.Set<EnactmentRow>().AnyAsync(e => e.Release == To, ct)) return NeverInForce.Because();
        acting.Db.Add(new EnactmentRow { Number = await InForce.Latest(acting.Db, ct) + 1, Release = To, Revoked = Revoked.Value, At = acting.Now, By = acting.Actor.Id });
        acting.Record(new ReleaseRevoked(Revoked, To));
        return To;
    }
}

/// <summary>A release was taken back, and an earlier one is in force again.</summary>
public sealed record ReleaseRevoked(ReleaseId Release, ReleaseId To) : IEntry
{
    static string IEntry.Name => "releases.revoked";

    /// <inheritdoc/>
    public Guid About => Release.Value;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("to", To.Value.ToString())];
}
