using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Messages.Many;

/// <summary>
/// What says the same to many by a provider that takes many at once leaves together: one delivery, the parcel, is handed over under its
/// key, and those in it follow what becomes of it.
/// </summary>
internal static class Parcels
{
    /// <summary>The deliveries, and the parcels in which some of them leave.</summary>
    public static IEnumerable<Delivery> Pack(Acting acting, BroadcastId broadcast, IReadOnlyList<Delivery> deliveries)
    {
        foreach (var carrier in acting.All<ICarrier>().Where(c => c.MostInParcel > 1))
        {
            var alike = deliveries.Where(d => d.Channel == carrier.Channel).GroupBy(d => (d.Language, d.Due));
            foreach (var members in alike.SelectMany(g => g.Chunk(carrier.MostInParcel)).Where(m => m.Length > 1))
                yield return Delivery.Bundle(acting.NewId<DeliveryId>(), broadcast, members);
        }

        foreach (var delivery in deliveries) yield return delivery;
    }

    /// <summary>Those in a parcel that waited for it become what it became; a parcel that is refused falls apart, and each goes by itself.</summary>
    /// <returns>How many they are.</returns>
    public static async Task<int> Follow(CityContext db, Delivery parcel, Instant now, CancellationToken ct)
    {
        DeliveryId? id = parcel.Id;
        var members = db.Set<Delivery>().Where(d => d.Parcel == id);
        var (state, code, due) = (parcel.State, parcel.Code, (Instant?)now);
        return state switch
        {
            DeliveryState.Accepted => await members.Where(d => d.State == DeliveryState.Waiting)
                .ExecuteUpdateAsync(d => d.SetProperty(m => m.State, state).SetProperty(m => m.At, now).SetProperty(m => m.Code, code).SetProperty(m => m.Masked, (string?)null), ct),
            DeliveryState.GivenUp => await members.Where(d => d.State == DeliveryState.Waiting)
                .ExecuteUpdateAsync(d => d.SetProperty(m => m.State, state).SetProperty(m => m.At, now).SetProperty(m => m.Code, code), ct),
            DeliveryState.Waiting => await members.Where(d => d.State == DeliveryState.GivenUp)
                .ExecuteUpdateAsync(d => d.SetProperty(m => m.State, state).SetProperty(m => m.At, now), ct),
            DeliveryState.Refused => await members.Where(d => d.State == DeliveryState.Waiting)
                .ExecuteUpdateAsync(d => d.SetProperty(m => m.Parcel, (DeliveryId?)null).SetProperty(m => m.Due, due), ct),
            _ => 0,
        };
    }
}
