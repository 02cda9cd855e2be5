using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Many;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages;

/// <summary>
/// A member of staff has everything tried again that was given up on one way, after its provider was away for too long. What was refused or is
/// doubtful is somebody's to look at, one by one.
/// </summary>
/// <param name="Channel">Which way.</param>
internal sealed record ReplayGivenUp(Channel Channel) : IAct<int>
{
    /// <summary>How many at once. A parcel counts as one.</summary>
    public const int Most = 500;

    public ActKind Kind { get; } = new("messages.replay-given-up", Permission.Right(Rights.Audit), Weight.Bulk);

    public async ValueTask<Result<int>> Run(Acting acting, CancellationToken ct)
    {
        var lost = await acting.Db.Set<Delivery>().AsTracking().Where(d => d.Channel == Channel && d.State == DeliveryState.GivenUp && d.Parcel == null).OrderBy(d => d.At).ThenBy(d => d.Id).Take(Most).ToListAsync(ct);
        if (lost.Count == 0) return ReplayDelivery.NothingToReplay.Because();
        foreach (var delivery in lost)
        {
            delivery.Replay(acting.Now);
            if (delivery.Kind is DeliveryKind.Parcel) await Parcels.Follow(acting.Db, delivery, acting.Now, ct);
            acting.Record(new DeliveryReplayed(delivery.Id.Value));
        }

        acting.Get<Bell>().Ring();
        return lost.Count;
    }
}
