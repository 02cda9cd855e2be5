using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.Privacy;

/// <summary>Makes a new data key. From now on everything is sealed under it; what lies under earlier ones is sealed anew little by little.</summary>
public sealed record MakeDataKey : IAct<int>
{
    /// <summary>The right to renew the city's keys.</summary>
    public const string Right = "keys.keep";

    /// <inheritdoc/>
    public ActKind Kind { get; } = new("privacy.make-data-key", Permission.Right(Right));

    /// <inheritdoc/>
    async ValueTask<Result<int>> IAct<int>.Run(Acting acting, CancellationToken ct)
    {
        var last = await acting.Db.Set<DataKeyRow>().MaxAsync(k => (int?)k.Number, ct) ?? 0;
        var secret = new byte[32];
        acting.Get<IChance>().Fill(secret);
        acting.Db.Add(new DataKeyRow { Number = last + 1, Wrapped = acting.Get<CityKeys>().Wrap(last + 1, secret), MadeAt = acting.Now });
        acting.Record(new DataKeyMade(acting.Get<IdSource>().Next(), last + 1));
        return last + 1;
    }
}

/// <summary>A data key was made.</summary>
/// <param name="Id">An id of this making.</param>
/// <param name="Number">The key's number.</param>
public sealed record DataKeyMade(Guid Id, int Number) : IEntry
{
    static string IEntry.Name => "privacy.data-key-made";

    /// <inheritdoc/>
    public Guid About => Id;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("number", Number.ToString(CultureInfo.InvariantCulture))];
}
