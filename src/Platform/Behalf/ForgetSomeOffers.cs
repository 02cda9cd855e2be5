using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.Behalf;

/// <summary>Forgets some of the offers that nobody accepted in time. A day is left, so that whoever comes late hears why.</summary>
internal sealed record ForgetSomeOffers : IAct<Done>
{
    public static readonly RefusalKind Nothing = new("behalf.no-offer-to-forget", RefusalReason.Conflict);

    private const int AtOnce = 200;

    public ActKind Kind { get; } = new("behalf.forget-some-offers", Permission.System, Weight.Bulk);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var before = acting.Now - TimeSpan.FromDays(1);
        var offers = await acting.Db.Set<Mandate>().Where(m => m.State == MandateState.Offered && m.OfferUntil < before)
            .OrderBy(m => m.MadeAt).Select(m => m.Id).Take(AtOnce).ToListAsync(ct);
        if (offers.Count == 0) return Nothing.Because();
        await acting.Db.Set<Mandate>().Where(m => offers.Contains(m.Id) && m.State == MandateState.Offered).ExecuteDeleteAsync(ct);
        acting.Record(new OffersForgotten(acting.NewId<MandateId>().Value, offers.Count));
        return Done.Yes;
    }
}
