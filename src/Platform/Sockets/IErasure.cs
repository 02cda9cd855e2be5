using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Erasure;

namespace SmartLocal.Platform.Sockets;

/// <summary>
/// Erases what a module keeps of a matter when its retention has ended. All modules erase in one act; later ones say first what
/// belongs to the matter, because they know what stands before them.
/// </summary>
[Socket]
public interface IErasure
{
    /// <summary>The office's matters whose retention has ended on the day, the longest ended first.</summary>
    Task<IReadOnlyList<MatterDue>> Due(CityContext db, string office, DateOnly today, int most, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<MatterDue>>([]);

    /// <summary>Every matter that there is, for erasing again what a restored backup has brought back.</summary>
    IAsyncEnumerable<Guid> Matters(CityContext db) => AsyncEnumerable.Empty<Guid>();

    /// <summary>Adds to the scope what of this module belongs to it.</summary>
    ValueTask Widen(Acting acting, ErasureScope scope, CancellationToken ct) => ValueTask.CompletedTask;

    /// <summary>Erases what of this module is in the scope.</summary>
    ValueTask Erase(Acting acting, ErasureScope scope, CancellationToken ct);
}
