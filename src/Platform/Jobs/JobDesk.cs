using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Jobs;

/// <summary>Takes one job into one hand until the transaction ends: on PostgreSQL the update locks the row, SQLite has one writer anyway.</summary>
internal static class JobDesk
{
    /// <summary>The job as long as it is held under this token, or null: another has taken it over.</summary>
    public static async Task<Job?> Held(CityContext db, JobId id, long token, CancellationToken ct)
    {
        var held = await db.Set<Job>().Where(j => j.Id == id && j.Token == token && j.State == JobState.Running)
            .ExecuteUpdateAsync(j => j.SetProperty(x => x.Token, x => x.Token), ct);
        return held == 0 ? null : await db.Set<Job>().AsTracking().SingleAsync(j => j.Id == id, ct);
    }

    /// <summary>The job whoever holds it, or null where there is none.</summary>
    public static async Task<Job?> Take(CityContext db, JobId id, CancellationToken ct)
    {
        await db.Set<Job>().Where(j => j.Id == id).ExecuteUpdateAsync(j => j.SetProperty(x => x.Token, x => x.Token), ct);
        return await db.Set<Job>().AsTracking().SingleOrDefaultAsync(j => j.Id == id, ct);
    }
}
