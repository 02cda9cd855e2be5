using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.Jobs;

/// <summary>Forgets jobs that ended long ago: done and cancelled ones after 30 days, dead ones, which somebody may still look into, after 90.</summary>
internal sealed record ForgetJobs : IJob
{
    public static JobKind Kind { get; } = new("jobs.forget", "jobs.job.forget");
}

internal sealed class JobForgetting(Chores chores) : IWork<ForgetJobs>
{
    private const int AtOnce = 500;

    public async Task<JobOutcome> Do(ForgetJobs job, Working working, CancellationToken ct)
    {
        while (await chores.Do(async (db, now, inner) =>
        {
            var (done, dead) = (now.TokyoDate.AddDays(-30), now.TokyoDate.AddDays(-90));
            var over = await db.Set<Job>()
                .Where(j => (j.SettledOn < done && j.State != JobState.Dead) || (j.SettledOn < dead && j.State == JobState.Dead))
                .OrderBy(j => j.SettledOn).Select(j => j.Id).Take(AtOnce).ToListAsync(inner);
            await db.Set<Job>().Where(j => over.Contains(j.Id)).ExecuteDeleteAsync(inner);
            return over.Count > 0;
        }, ct))
        {
            // Piece by piece, so that nobody waits long for the writer.
        }

        return JobOutcome.Done;
    }
}
