using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Many;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages;

/// <summary>
/// Records what became of deliveries. Those that were handed over side by side are settled together: on SQLite every act that nobody
/// waits for has a turn of its own.
/// </summary>
/// <param name="Sent">Each of them under the lease under which it was sent. <see cref="Outcome.Later"/> here is the last: it is tried no more.</param>
internal sealed record SettleDeliveries(IReadOnlyList<Sent> Sent) : IAct<Done>
{
    /// <summary>Somebody else has settled or leased all of them since.</summary>
    public static readonly RefusalKind HeldByAnother = new("messages.delivery-held-by-another", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("messages.settle-deliveries", Permission.System, Weight.Bulk);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var held = await Leasing.Held(acting.Db, Sent, ct);
        var any = false;
        foreach (var sent in Sent)
        {
            if (!held.TryGetValue(sent.Delivery.Id, out var delivery) || (sent.Outcome is Outcome.Doubtful && delivery.State is DeliveryState.Doubtful)) continue;
            any = true;
            await Settle(acting, delivery, sent.Outcome, ct);
        }

        return any ? Done.Yes : HeldByAnother.Because();
    }

    private static async Task Settle(Acting acting, Delivery delivery, Outcome outcome, CancellationToken ct)
    {
        switch (outcome)
        {
            case Outcome.Accepted accepted:
                await Learning.Reached(acting, delivery, ct);
                delivery.Accept(accepted.Code, acting.Now);
                break;
            case Outcome.Refused refused:
                if (refused.AddressFails) await Learning.Failed(acting, delivery, Learning.MailOf(delivery), refused.Code, ct);
                delivery.Refuse(refused.Code, acting.Now);
                break;
            case Outcome.Doubtful:
                delivery.Doubt(acting.Now);
                break;
            case Outcome.Later later:
                delivery.GiveUp(later.Code, acting.Now);
                break;
            default:
                throw new InvalidOperationException($"{outcome} is no outcome");
        }

        var told = delivery.Kind is DeliveryKind.Parcel ? await Parcels.Follow(acting.Db, delivery, acting.Now, ct) : 1;
        if (told > 1 && delivery.State is DeliveryState.Refused) acting.Get<Bell>().Ring();
        acting.Record(new DeliverySettled(
            delivery.Id.Value, Words.Of(delivery.Channel), Words.Of(delivery.Kind), Words.Of(delivery.State), delivery.Attempts, outcome is Outcome.Doubtful ? 0 : delivery.Code ?? 0, told));
    }
}

/// <summary>A delivery as it was leased, and what its provider said.</summary>
internal sealed record Sent(Delivery Delivery, Outcome Outcome);
