using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Jobs;

/// <summary>What stands in the background, as screen and API show it.</summary>
internal sealed class JobBoard(JobLines lines, IEnumerable<Schedule> schedules, Schedules city, TimeProvider clock)
{
    public const int LinesOfAPage = 30;

    private const int CountedDays = 14;

    /// <summary>Jobs in a state, those that came into it last first; waiting ones in the order of their turn.</summary>
    /// <param name="db">A reading context.</param>
    /// <param name="state">The state.</param>
    /// <param name="after">The key of the last line of the page before.</param>
    /// <param name="ct">Stops the reading.</param>
    public static async Task<JobList> Read(CityContext db, JobState state, string? after, CancellationToken ct)
    {
        var rows = db.Set<Job>().Where(j => j.State == state);
        var key = Key(after);
        // Many jobs may have come in the same instant: the page goes on at that instant, behind as many of them as were shown.
        if (key is var (at, shown))
        {
            rows = state is JobState.Waiting
                ? rows.Where(j => j.Due >= at).OrderBy(j => j.Due).ThenBy(j => j.Id).Skip(shown)
                : rows.Where(j => j.At <= at).OrderByDescending(j => j.At).ThenByDescending(j => j.Id).Skip(shown);
        }
        else
        {
            rows = state is JobState.Waiting ? rows.OrderBy(j => j.Due).ThenBy(j => j.Id) : rows.OrderByDescending(j => j.At).ThenByDescending(j => j.Id);
        }

        var page = await rows.Take(LinesOfAPage + 1).ToListAsync(ct);
        if (page.Count <= LinesOfAPage) return new JobList([.. page.Select(View)], null);
        page.RemoveAt(LinesOfAPage);
        var last = Place(page[^1]);
        var same = page.Count(j => Place(j) == last) + (key?.At == last ? key.Value.Shown : 0);
        return new JobList([.. page.Select(View)], string.Create(CultureInfo.InvariantCulture, $"{last.Microseconds}_{same}"));

        Instant Place(Job job) => state is JobState.Waiting ? job.Due!.Value : job.At;
    }

    public static async Task<JobView?> Find(CityContext db, JobId id, CancellationToken ct) =>
        await db.Set<Job>().SingleOrDefaultAsync(j => j.Id == id, ct) is { } job ? View(job) : null;

    public static async Task<IReadOnlyList<DeadLetterView>> Letters(CityContext db, CancellationToken ct) => await db.Set<DeadLetterRow>()
        .Where(l => l.ReplayedAt == null).OrderBy(l => l.At).ThenBy(l => l.Number).Take(LinesOfAPage)
        .Select(l => new DeadLetterView(l.Reader, l.Number, l.At, l.Error)).ToListAsync(ct);

    public async Task<IReadOnlyList<ScheduleView>> AllSchedules(CityContext db, CancellationToken ct)
    {
        var rows = await db.Set<ScheduleRow>().ToDictionaryAsync(s => s.Name, ct);
        var last = rows.Values.Select(r => r.LastJob).OfType<JobId>().ToList();
        var states = await db.Set<Job>().Where(j => last.Contains(j.Id)).ToDictionaryAsync(j => j.Id, j => j.State, ct);
        return [.. schedules.Select(s =>
        {
            var (row, timetable) = (rows.GetValueOrDefault(s.Name), city.TimetableOf(s));
            return new ScheduleView(
                s.Name, timetable.Text, timetable.Day, timetable.At, row?.Last, row?.Next,
                row?.LastJob is { } job && states.TryGetValue(job, out var state) ? Words.Kebab(state.ToString()) : null);
        }).OrderBy(v => v.Next ?? Instant.From(DateTimeOffset.MaxValue)).ThenBy(v => v.Name, StringComparer.Ordinal)];
    }

    /// <summary>What was done and what died on each of the last days, the present one first.</summary>
    public async Task<IReadOnlyList<DayCount>> Days(CityContext db, CancellationToken ct)
    {
        var today = clock.TodayInTokyo();
        var first = today.AddDays(1 - CountedDays);
        var counted = await db.Set<Job>().Where(j => j.SettledOn >= first && (j.State == JobState.Done || j.State == JobState.Dead))
            .GroupBy(j => new { j.SettledOn, j.State }).Select(g => new { g.Key.SettledOn, g.Key.State, Number = g.Count() }).ToListAsync(ct);
        return [.. Enumerable.Range(0, CountedDays).Select(back => today.AddDays(-back)).Select(day => new DayCount(
            day,
            counted.Find(c => c.SettledOn == day && c.State == JobState.Done)?.Number ?? 0,
            counted.Find(c => c.SettledOn == day && c.State == JobState.Dead)?.Number ?? 0))];
    }

    /// <summary>What a kind of job is called; its code where this build does not know it.</summary>
    public RichText Title(string kind, Text.Text text) => lines.Find(kind) is { } line ? text[line.Kind.TitleKey] : RichText.Verbatim(kind);

    private static JobView View(Job job) => new(
        job.Id.Value, job.Kind, Words.Kebab(job.State.ToString()), job.Subject, job.MadeAt, job.At, job.Due, job.Attempts, job.Error, job.WaitsFor,
        job.ProgressDone, job.ProgressOf, job.Holder, job.CancelAsked);

    /// <summary>What <c>after</c> names; what is not a key is the first page.</summary>
    private static (Instant At, int Shown)? Key(string? after) =>
        after?.Split('_') is [var at, var shown] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var micros)
            && int.TryParse(shown, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? (new Instant(micros), count)
            : null;
}

/// <summary>A page of jobs.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="Next">The key of the next page; absent on the last.</param>
public sealed record JobList(IReadOnlyList<JobView> Jobs, string? Next);

/// <summary>A job without its content.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind, <c>pdf.print</c>.</param>
/// <param name="State">waiting, running, done, dead or cancelled.</param>
/// <param name="Subject">The pseudonymous id of the thing that it is done for.</param>
/// <param name="MadeAt">When it was queued.</param>
/// <param name="At">When it came into its state.</param>
/// <param name="Due">When it is looked at next; of a running one, when its lease ends.</param>
/// <param name="Attempts">Attempts so far, the present one included.</param>
/// <param name="Error">The code of the last failure.</param>
/// <param name="WaitsFor">What it waits for, as the key of a text.</param>
/// <param name="Done">How far it is.</param>
/// <param name="Of">Of how much; 0 where that is not known.</param>
/// <param name="Node">Who is at it.</param>
/// <param name="CancelAsked">Whether somebody has cancelled it and it is about to end.</param>
public sealed record JobView(
    Guid Id, string Kind, string State, Guid? Subject, Instant MadeAt, Instant At, Instant? Due, int Attempts, string? Error, string? WaitsFor,
    long Done, long Of, string? Node, bool CancelAsked);

/// <summary>A schedule.</summary>
/// <param name="Name">Its name, that of its kind of job.</param>
/// <param name="Timetable">As it is written.</param>
/// <param name="Day">The word for its days.</param>
/// <param name="Time">The time of day in Japan; absent when it is off.</param>
/// <param name="Last">When it last queued its job.</param>
/// <param name="Next">When it does so next.</param>
/// <param name="LastState">What became of that job; absent once it is forgotten.</param>
public sealed record ScheduleView(string Name, string Timetable, string Day, TimeOnly? Time, Instant? Last, Instant? Next, string? LastState);

/// <summary>An entry on which a reader of the journal gave up.</summary>
/// <param name="Reader">The reader.</param>
/// <param name="Number">The entry's number.</param>
/// <param name="At">When it gave up.</param>
/// <param name="Error">Over what, as a code.</param>
public sealed record DeadLetterView(string Reader, long Number, Instant At, string Error);

/// <summary>What was done on a day.</summary>
public sealed record DayCount(DateOnly Day, int Done, int Dead);
