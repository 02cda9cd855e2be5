using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.Privacy;

/// <summary>
/// Renews what personal values are sealed under, to the end: a new wrapping key outside the database, a new data key, and every
/// value sealed anew. Stopped on the way and called again, it goes on. For a city at rest: a node that runs knows the old
/// wrapping key alone.
/// </summary>
public sealed class KeyRenewal
{
    private readonly CityKeys keys;
    private readonly Resealing resealing;
    private readonly City city;

    internal KeyRenewal(CityKeys keys, Resealing resealing, SystemCity system) => (this.keys, this.resealing, city) = (keys, resealing, system.City.As(Actor.System("keys")));

    /// <summary>Renews them.</summary>
    /// <returns>The number of the data key in force, how many personal values there are, and how many of them it seals: all, or the renewal is to be repeated.</returns>
    public async Task<(int Key, long All, long Done)> Run(CancellationToken ct)
    {
        await resealing.Begin(ct);
        keys.RenewWrap();
        _ = (await city.Perform(new RewrapDataKeys(), ct)).Value;
        keys.ForgetWrapBefore();
        var number = (await city.Perform(new MakeDataKey(), ct)).Value;
        while (await resealing.Round(ct) > 0)
        {
        }

        var (all, done) = await resealing.Progress(ct);
        return (number, all, done);
    }
}
