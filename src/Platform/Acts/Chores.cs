using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Acts;

/// <summary>
/// The bookkeeping of a module's jobs, in a durable transaction like any act's: leasing what is due, putting off what failed.
/// It leaves no journal entry, so nothing that concerns a person may be done by it.
/// </summary>
public sealed class Chores
{
    private readonly Performing performing;

    internal Chores(Performing performing) => this.performing = performing;

    /// <summary>Runs <paramref name="run"/>, possibly more than once, with the tables and the present instant.</summary>
    /// <returns>Whether <paramref name="run"/> kept what it wrote; false also when the writer is too busy to take it.</returns>
    public Task<bool> Do(Func<CityContext, Instant, CancellationToken, ValueTask<bool>> run, CancellationToken ct) =>
        performing.Do(async (lane, inner) =>
        {
            if (!await run(lane.Db, lane.Now, inner)) return false;
            await lane.Db.SaveChangesAsync(inner);
            return true;
        }, ct);
}
