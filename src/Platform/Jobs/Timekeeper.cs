using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Releases;

namespace SmartLocal.Platform.Jobs;

/// <summary>
/// Queues what the schedules say. Whichever node comes first takes the schedule's row, queues the job and writes the next time
/// in one transaction, so each time is kept once, by however many nodes. What was missed while all of them stood is made up once.
/// </summary>
internal sealed partial class Timekeeper(
    Chores chores, CityDatabase database, IDbContextFactory<CityContext> contexts, IEnumerable<Schedule> schedules, Schedules city,
    CityFacts facts, IdSource ids, JobSignal signal, TimeProvider clock, ILogger<Timekeeper> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(10);

    private readonly List<Schedule> all = [.. schedules.OrderBy(s => s.Name, StringComparer.Ordinal)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Poll, clock);
        try
        {
            do
            {
                try
                {
                    await Tick(stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    TickFailed(log, e);
                }
            }
            while (await ticks.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start goes on.
        }
    }

    /// <summary>Looks at every schedule once; how many jobs were queued.</summary>
    internal async Task<int> Tick(CancellationToken ct)
    {
        if (!await HasWork(ct)) return 0;
        var queued = 0;
        foreach (var schedule in all)
        {
            var due = false;
            var kept = await chores.Do(async (db, now, inner) =>
            {
                due = false;
                var timetable = city.TimetableOf(schedule);
                if (await Row(db, schedule.Name, inner) is not { } row) return false; // another node is at it
                if (row.Timetable != timetable.Text) (row.Timetable, row.Next) = (timetable.Text, timetable.After(now, facts.Calendar));
                if (row.Next is { } next && next <= now)
                {
                    var job = schedule.New(ids.Next<JobId>(), now);
                    db.Add(job);
                    (row.Last, row.LastJob, row.Next) = (now, job.Id, timetable.After(now, facts.Calendar));
                    due = true;
                }

                return true;
            }, ct);
            if (kept && due) queued++;
        }

        if (queued > 0) signal.Set();
        return queued;
    }

    /// <summary>A look without the writer: nearly always nothing is due and no timetable has changed.</summary>
    private async Task<bool> HasWork(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Set<ScheduleRow>().ToDictionaryAsync(r => r.Name, ct);
        var now = clock.NowInstant();
        return all.Exists(s => !rows.TryGetValue(s.Name, out var row) || row.Next <= now || row.Timetable != city.TimetableOf(s).Text);
    }

    /// <summary>The schedule's row, locked for this transaction, made when it is new; null while another node has it.</summary>
    private async ValueTask<ScheduleRow?> Row(CityContext db, string name, CancellationToken ct)
    {
        if (database.Engine is Engine.Postgres)
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO jobs_schedule (name, timetable) VALUES ({name}, '') ON CONFLICT DO NOTHING", ct);
            return await db.Set<ScheduleRow>().FromSql($"SELECT * FROM jobs_schedule WHERE name = {name} FOR UPDATE SKIP LOCKED").AsTracking().SingleOrDefaultAsync(ct);
        }

        if (await db.Set<ScheduleRow>().AsTracking().SingleOrDefaultAsync(s => s.Name == name, ct) is { } row) return row;
        var made = new ScheduleRow { Name = name, Timetable = "" };
        db.Add(made);
        return made;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The schedules could not be kept and will be looked at again")]
    private static partial void TickFailed(ILogger logger, Exception exception);
}
