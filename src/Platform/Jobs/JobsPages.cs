using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Jobs;

/// <summary>The work in the background on screen: what runs, what waits and for what, what died, and when the rest comes.</summary>
internal static class JobsPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var jobs = routes.MapGroup("/staff/jobs");
        jobs.MapGet("", Show).Needs(JobRight.Operate);
        jobs.MapPost("/{id:guid}/replay", Replay).Needs(JobRight.Operate);
        jobs.MapPost("/{id:guid}/cancel", Cancel).Needs(JobRight.Operate);
        jobs.MapPost("/letters", ReplayLetter).Needs(JobRight.Operate);
    }

    private static async Task<IResult> Show(CityContext db, JobBoard board, Text.Text text, string? waiting, string? dead, string? refresh, CancellationToken ct) =>
        Page.Of<JobsPage>(await Read(db, board, text, ct, waiting, dead) with { Refreshes = refresh is "on" });

    private static async Task<IResult> Replay(Guid id, City city, CityContext db, JobBoard board, Text.Text text, CancellationToken ct) =>
        await Answer(await city.Perform(new ReplayJob(JobId.From(id)), ct), db, board, text, "jobs.notice.replayed", ct);

    private static async Task<IResult> Cancel(Guid id, City city, CityContext db, JobBoard board, Text.Text text, CancellationToken ct) =>
        await Answer(await city.Perform(new CancelJob(JobId.From(id)), ct), db, board, text, "jobs.notice.cancelled", ct);

    private static async Task<IResult> ReplayLetter(PostedForm form, City city, CityContext db, JobBoard board, Text.Text text, CancellationToken ct)
    {
        var replayed = long.TryParse(form["number"], out var number)
            ? await city.Perform(new ReplayDeadLetter(form["reader"] ?? "", number), ct)
            : ReplayDeadLetter.NothingToReplay.Because();
        return await Answer(replayed.Then(_ => Done.Yes), db, board, text, "jobs.notice.letter-replayed", ct);
    }

    private static async Task<IResult> Answer(Result<Done> result, CityContext db, JobBoard board, Text.Text text, string noticeKey, CancellationToken ct) =>
        result.IsRefused
            ? Page.Of<JobsPage>(await Read(db, board, text, ct) with { Refusal = result.Refusal }, result.Refusal.Status())
            : Page.Then("/staff/jobs", noticeKey);

    private static async Task<JobsModel> Read(CityContext db, JobBoard board, Text.Text text, CancellationToken ct, string? waiting = null, string? dead = null)
    {
        var lists = (
            Running: await JobBoard.Read(db, JobState.Running, null, ct),
            Waiting: await JobBoard.Read(db, JobState.Waiting, waiting, ct),
            Dead: await JobBoard.Read(db, JobState.Dead, dead, ct));
        var schedules = await board.AllSchedules(db, ct);
        var titles = lists.Running.Jobs.Concat(lists.Waiting.Jobs).Concat(lists.Dead.Jobs).Select(j => j.Kind).Concat(schedules.Select(s => s.Name)).Distinct()
            .ToDictionary(k => k, k => board.Title(k, text), StringComparer.Ordinal);
        return new JobsModel(lists.Running, lists.Waiting, lists.Dead, schedules, await JobBoard.Letters(db, ct), await board.Days(db, ct), titles)
        {
            WaitingIsLater = waiting is not null,
            DeadIsLater = dead is not null,
        };
    }
}

/// <summary>The screen.</summary>
public sealed record JobsModel(
    JobList Running, JobList Waiting, JobList Dead, IReadOnlyList<ScheduleView> Schedules, IReadOnlyList<DeadLetterView> Letters,
    IReadOnlyList<DayCount> Days, IReadOnlyDictionary<string, RichText> Titles)
{
    /// <summary>Whether the lists begin behind their first page.</summary>
    public bool WaitingIsLater { get; init; }

    /// <summary>The same, of the dead.</summary>
    public bool DeadIsLater { get; init; }

    /// <summary>Whether a browser without script was asked to load it anew by itself.</summary>
    public bool Refreshes { get; init; }

    /// <summary>Why what was asked last could not be done.</summary>
    public Refusal? Refusal { get; init; }
}
