using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Maintenance;

/// <summary>
/// The maintenance that stands announced, if any, in memory: every page asks. What one node announces, the others know within
/// three seconds.
/// </summary>
internal sealed class MaintenancePlan(IDbContextFactory<CityContext> contexts, TimeProvider clock)
{
    private volatile Announced? announced;

    /// <summary>What is announced and not over.</summary>
    public Announced? Current => announced is { } known && Now < known.Until ? known : null;

    /// <summary>What is going on now.</summary>
    public Announced? Running => Current is { } known && known.From <= Now ? known : null;

    private Instant Now => Instant.From(clock.GetUtcNow());

    /// <summary>Reads what the database says.</summary>
    public async Task TakeCurrent(CancellationToken ct)
    {
        var now = Now;
        await using var db = await contexts.CreateDbContextAsync(ct);
        announced = await Standing(db.Set<MaintenanceRow>(), now).Select(m => new Announced(m.From, m.Until)).FirstOrDefaultAsync(ct);
    }

    /// <summary>The one that stands; the act sees to it that there is never a second.</summary>
    public static IQueryable<MaintenanceRow> Standing(IQueryable<MaintenanceRow> rows, Instant now) =>
        rows.Where(m => m.Until > now).OrderBy(m => m.Until);
}

/// <summary>From when until when the city can't take anything.</summary>
/// <param name="From">Its beginning.</param>
/// <param name="Until">Its end, by plan.</param>
public sealed record Announced(Instant From, Instant Until);
