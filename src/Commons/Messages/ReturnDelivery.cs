using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Messages;

/// <summary>
/// Records that what a provider had taken did not arrive: a mail came back, a gateway found nobody behind the number. The address is
/// learned as at a refusal. Whoever says so names a delivery that only its provider and its recipient know, and of a mail the address to
/// which it went, so that nobody can say it of somebody else.
/// </summary>
/// <param name="Delivery">What did not arrive.</param>
/// <param name="Code">Why, in the provider's numbers.</param>
/// <param name="AddressFails">Whether that is about the address.</param>
/// <param name="Mail">Of a mail, to whom it went.</param>
internal sealed record ReturnDelivery(DeliveryId Delivery, int Code, bool AddressFails, string? Mail = null) : IAct<Done>
{
    /// <summary>No provider has such a delivery for such an address, or it has been said before.</summary>
    public static readonly RefusalKind NotOut = new("messages.delivery-not-out", RefusalReason.NotFound);

    /// <summary>It is being handed over, and what its provider answered is not written down yet: to be said again.</summary>
    public static readonly RefusalKind BeingSent = new("messages.delivery-being-sent", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("messages.return-delivery", Permission.System, Weight.Bulk);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var delivery = await acting.Db.Set<Delivery>().AsTracking().SingleOrDefaultAsync(d => d.Id == Delivery, ct);
        if (delivery is { State: DeliveryState.Leased }) return BeingSent.Because();
        if (delivery is not { CanReturn: true } || delivery.Channel is Channel.Mail != Mail is not null) return NotOut.Because();
        byte[]? mail = null;
        if (Mail is not null)
        {
            // The address went when the mail was taken: it is her account's that counts, as long as it is the one that failed.
            var hers = delivery.Account is { } account ? await Accounts.MailOf(acting.Db, account, ct) : null;
            if (!Mail.Equals(hers?.Address.Value, StringComparison.OrdinalIgnoreCase)) return NotOut.Because();
            mail = acting.Get<Vault>().Digest(hers!.Address.Value);
        }

        if (AddressFails) await Learning.Failed(acting, delivery, mail, Code, ct);
        delivery.Return(Code, acting.Now);
        acting.Record(new DeliverySettled(Delivery.Value, Words.Of(delivery.Channel), Words.Of(delivery.Kind), Words.Of(delivery.State), delivery.Attempts, Code));
        return Done.Yes;
    }
}
