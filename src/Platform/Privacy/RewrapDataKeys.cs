using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.Privacy;

/// <summary>Wraps every data key anew under the wrapping key that the folder of keys holds now. What they seal stays as it is.</summary>
internal sealed record RewrapDataKeys : IAct<int>
{
    public ActKind Kind { get; } = new("privacy.rewrap-data-keys", Permission.System);

    public async ValueTask<Result<int>> Run(Acting acting, CancellationToken ct)
    {
        var keys = acting.Get<CityKeys>();
        var rows = await acting.Db.Set<DataKeyRow>().AsTracking().OrderBy(k => k.Number).ToListAsync(ct);
        foreach (var row in rows) row.Wrapped = keys.Wrap(row.Number, keys.Unwrap(row.Number, row.Wrapped));
        acting.Record(new DataKeysRewrapped(acting.Get<IdSource>().Next()));
        return rows.Count;
    }
}

/// <summary>The data keys were wrapped under a new wrapping key.</summary>
/// <param name="Id">An id of this renewal.</param>
public sealed record DataKeysRewrapped(Guid Id) : IEntry
{
    static string IEntry.Name => "privacy.data-keys-rewrapped";

    /// <inheritdoc/>
    public Guid About => Id;
}
