using Microsoft.EntityFrameworkCore;
using SmartLocal.Forms;
using SmartLocal.Platform.Data;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>The procedures that people use most, by the latest applications; remembered for ten minutes.</summary>
internal sealed class MostUsed(IDbContextFactory<CityContext> contexts, ProcedureCatalogue catalogue, TimeProvider clock)
{
    private const int Shown = 6;
    private const int Counted = 1000;
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private volatile Remembered? remembered;

    /// <summary>Those used most, then others, so that a young city shows something too.</summary>
    public async Task<IReadOnlyList<ProcedureDefinition>> Now(CancellationToken ct)
    {
        if (remembered is not { } known || clock.GetElapsedTime(known.At) > Memory)
            remembered = known = new Remembered(await Count(ct), clock.GetTimestamp());
        return [.. catalogue.Current.OrderByDescending(p => known.Uses.GetValueOrDefault(p.Id)).Take(Shown)];
    }

    // Ids are ordered by time, so the latest are at the end of the key and nothing else is read.
    private async Task<Dictionary<string, int>> Count(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var latest = await db.Set<Application>().OrderByDescending(a => a.Id).Take(Counted).Select(a => a.Procedure).ToListAsync(ct);
        return latest.CountBy(p => p).ToDictionary(StringComparer.Ordinal);
    }

    private sealed record Remembered(Dictionary<string, int> Uses, long At);
}
