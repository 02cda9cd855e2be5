using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Mail;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages;

/// <summary>Records what became of a mail.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="Attempt">The lease under which it was sent.</param>
/// <param name="Outcome">What became of it. <see cref="MailOutcome.Later"/> here is the last of them: it is tried no more.</param>
internal sealed record SettleDelivery(DeliveryId Delivery, int Attempt, MailOutcome Outcome) : IAct<Done>
{
    /// <summary>Somebody else has settled or leased it since.</summary>
    public static readonly RefusalKind HeldByAnother = new("messages.delivery-held-by-another", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("messages.settle-delivery", Permission.System, Weight.Bulk);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (await Leasing.Held(acting.Db, Delivery, Attempt, ct) is not { } delivery) return HeldByAnother.Because();
        var (id, mail, attempts) = (delivery.Id.Value, Words.Of(delivery.Kind), delivery.Attempts);
        switch (Outcome)
        {
            case MailOutcome.Accepted:
                if (await Mark(acting, delivery, ct) is { } mark) acting.Db.Remove(mark);
                delivery.Accept(acting.Now);
                acting.Record(new MailAccepted(id, mail, attempts));
                break;
            case MailOutcome.Refused refused:
                // A server that dislikes the content says nothing about the address.
                if (refused.Step is MailStep.Recipient && await Mark(acting, delivery, ct) is null)
                    acting.Db.Add(new Unreachable { Address = delivery.AddressDigest!, Since = acting.Now, Code = refused.Code });
                delivery.Refuse(refused.Code, acting.Now);
                acting.Record(new MailRefused(id, mail, attempts, refused.Code));
                break;
            case MailOutcome.Doubtful when delivery.State is DeliveryState.Doubtful:
                return HeldByAnother.Because();
            case MailOutcome.Doubtful:
                delivery.Doubt(acting.Now);
                acting.Record(new MailDoubtful(id, mail, attempts));
                break;
            case MailOutcome.Later later:
                delivery.GiveUp(later.Code, acting.Now);
                acting.Record(new MailGivenUp(id, mail, attempts, later.Code));
                break;
            default:
                throw new InvalidOperationException($"{Outcome} is no outcome");
        }

        return Done.Yes;
    }

    private static Task<Unreachable?> Mark(Acting acting, Delivery delivery, CancellationToken ct) =>
        acting.Db.Set<Unreachable>().AsTracking().SingleOrDefaultAsync(u => u.Address == delivery.AddressDigest, ct);
}
