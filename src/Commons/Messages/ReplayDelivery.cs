using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Many;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages;

/// <summary>A member of staff has a mail tried again that nobody tries any more.</summary>
internal sealed record ReplayDelivery(DeliveryId Delivery) : IAct<Done>
{
    /// <summary>It has arrived, or is being tried anyway.</summary>
    public static readonly RefusalKind NothingToReplay = new("messages.nothing-to-replay", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("messages.replay-delivery", Permission.Right(Rights.Audit));

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var delivery = await acting.Db.Set<Delivery>().AsTracking().SingleOrDefaultAsync(d => d.Id == Delivery, ct);
        if (delivery is not { CanBeReplayed: true }) return NothingToReplay.Because();
        delivery.Replay(acting.Now);
        if (delivery.Kind is DeliveryKind.Parcel) await Parcels.Follow(acting.Db, delivery, acting.Now, ct);
        acting.Record(new DeliveryReplayed(Delivery.Value));
        acting.Get<Bell>().Ring();
        return Done.Yes;
    }
}
