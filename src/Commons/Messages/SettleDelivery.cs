using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages;

/// <summary>Records what became of a delivery.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="Attempt">The lease under which it was sent.</param>
/// <param name="Outcome">What became of it. <see cref="Messages.Outcome.Later"/> here is the last of them: it is tried no more.</param>
internal sealed record SettleDelivery(DeliveryId Delivery, int Attempt, Outcome Outcome) : IAct<Done>
{
    /// <summary>Somebody else has settled or leased it since.</summary>
    public static readonly RefusalKind HeldByAnother = new("messages.delivery-held-by-another", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("messages.settle-delivery", Permission.System, Weight.Bulk);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (await Leasing.Held(acting.Db, Delivery, Attempt, ct) is not { } delivery) return HeldByAnother.Because();
        if (Outcome is Outcome.Doubtful && delivery.State is DeliveryState.Doubtful) return HeldByAnother.Because();
        switch (Outcome)
        {
            case Outcome.Accepted accepted:
                if (await Mark(acting, delivery, ct) is { } mark) acting.Db.Remove(mark);
                delivery.Accept(accepted.Code, acting.Now);
                break;
            case Outcome.Refused refused:
                if (refused.AddressFails) await Learn(acting, delivery, refused.Code, ct);
                delivery.Refuse(refused.Code, acting.Now);
                break;
            case Outcome.Doubtful:
                delivery.Doubt(acting.Now);
                break;
            case Outcome.Later later:
                delivery.GiveUp(later.Code, acting.Now);
                break;
            default:
                throw new InvalidOperationException($"{Outcome} is no outcome");
        }

        acting.Record(new DeliverySettled(Delivery.Value, Words.Of(delivery.Channel), Words.Of(delivery.Kind), Words.Of(delivery.State), delivery.Attempts, Outcome is Outcome.Doubtful ? 0 : delivery.Code ?? 0));
        return Done.Yes;
    }

    // That an address takes nothing any more is learned, and its holder told on her own page.
    private static async Task Learn(Acting acting, Delivery delivery, int code, CancellationToken ct)
    {
        if (delivery.Contact is { } contact)
            (await acting.Db.Set<Contact>().AsTracking().SingleOrDefaultAsync(c => c.Id == contact, ct))?.Fail(code, acting.Now);
        else if (await Mark(acting, delivery, ct) is null)
            acting.Db.Add(new Unreachable { Address = delivery.AddressDigest!, Since = acting.Now, Code = code });
    }

    private static Task<Unreachable?> Mark(Acting acting, Delivery delivery, CancellationToken ct) =>
        delivery.AddressDigest is null ? Task.FromResult<Unreachable?>(null) : acting.Db.Set<Unreachable>().AsTracking().SingleOrDefaultAsync(u => u.Address == delivery.AddressDigest, ct);
}
