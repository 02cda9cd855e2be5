using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages;

/// <summary>
/// Whoever has a mail of the city before her stops what it is for by mail, without signing in (RFC 8058, one click). The link is of
/// that mail alone: it opens nothing and says nothing of her.
/// </summary>
/// <param name="Delivery">The mail.</param>
/// <param name="Mark">What proves that the link is the city's.</param>
internal sealed record StopByLink(DeliveryId Delivery, string Mark) : IAct<Done>
{
    /// <summary>It is no link of this city, or of a mail that is not kept any more.</summary>
    public static readonly RefusalKind LinkUnknown = new("messages.stop-link-unknown", RefusalReason.NotFound);

    public ActKind Kind { get; } = new("messages.stop-by-link", Permission.Anyone);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (!acting.Get<StopLinks>().IsOurs(Delivery, Mark)) return LinkUnknown.Because();
        var delivery = await acting.Db.Set<Delivery>().SingleOrDefaultAsync(d => d.Id == Delivery, ct);
        if (delivery is not { Account: { } account, Purpose: { } code }) return LinkUnknown.Because();
        var (purpose, channel) = (MessagePurpose.Of(code), delivery.Channel);
        var wish = await acting.Db.Set<Wish>().AsTracking().SingleOrDefaultAsync(w => w.Account == account && w.Purpose == code && w.Channel == channel, ct);
        if (wish is { Wanted: false }) return StopAll.SoAlready.Because();
        if (wish is null) acting.Db.Add(wish = new Wish { Account = account, Purpose = code, Channel = channel });
        wish.Say(wanted: false, WishWords.Of(acting.Get<TextCatalogue>(), delivery.Language, purpose, channel, wanted: false), acting.Now);
        await acting.Db.SaveChangesAsync(ct);
        await Readers.Withhold(acting, account, ct);
        acting.Record(new WaysChosen(account, [$"{purpose}.{Words.Of(channel)}.off"]));
        return Done.Yes;
    }
}
