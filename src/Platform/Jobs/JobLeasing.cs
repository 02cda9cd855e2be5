using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Jobs;

/// <summary>Hands out what is due, to one node at a time, and takes it back from whoever still holds it.</summary>
internal sealed class JobLeasing(Chores chores, CityDatabase database, IDbContextFactory<CityContext> contexts, JobLines lines, TimeProvider clock)
{
    /// <summary>Jobs that are due, at most <paramref name="room"/> of each kind, now held by <paramref name="holder"/>.</summary>
    public async Task<IReadOnlyList<Job>> Take(string holder, Func<JobKind, int> room, CancellationToken ct)
    {
        var wanted = (await DueKinds(ct)).Select(lines.Find).OfType<JobLine>().Select(l => (l.Kind, Room: room(l.Kind))).Where(k => k.Room > 0).ToList();
        var leased = new List<Job>();
        if (wanted.Count == 0) return leased;
        await chores.Do(async (db, now, inner) =>
        {
            leased.Clear();
            var found = false;
            foreach (var (kind, most) in wanted)
            {
                foreach (var job in await Due(db, kind.Name, now, most).ToListAsync(inner))
                {
                    found = true;
                    if (job.Lease(kind, holder, now)) leased.Add(job);
                }
            }

            return found;
        }, ct);
        return leased;
    }

    /// <summary>
    /// Changes a job as long as it is held under this token. Not an act: that a job waits, fails or has ended is nothing that
    /// happened to anybody.
    /// </summary>
    /// <returns>False when somebody else holds it by now.</returns>
    public Task<bool> Change(Job held, Action<Job, Instant> change, CancellationToken ct) => chores.Do(async (db, now, inner) =>
    {
        if (await JobDesk.Held(db, held.Id, held.Token, inner) is not { } job) return false;
        change(job, now);
        return true;
    }, ct);

    /// <summary>A look without the writer, which has better to do than to be asked every second.</summary>
    private async Task<List<string>> DueKinds(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.NowInstant();
        return await db.Set<Job>().Where(j => j.Due <= now).Select(j => j.Kind).Distinct().ToListAsync(ct);
    }

    /// <summary>Two nodes may ask at the same moment: on PostgreSQL the second steps over the rows that the first has locked.</summary>
    private IQueryable<Job> Due(CityContext db, string kind, Instant now, int most) => database.Engine is Engine.Sqlite
        ? db.Set<Job>().AsTracking().Where(j => j.Due <= now && j.Kind == kind).OrderBy(j => j.Due).ThenBy(j => j.Id).Take(most)
        : db.Set<Job>().FromSql(
            $"SELECT * FROM jobs_job WHERE due <= {now.Microseconds} AND kind = {kind} ORDER BY due, id LIMIT {most} FOR UPDATE SKIP LOCKED").AsTracking();
}
