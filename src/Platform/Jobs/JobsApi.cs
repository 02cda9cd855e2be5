using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Jobs;

/// <summary>The work in the background over the API.</summary>
internal static class JobsApi
{
    /// <summary>There is no such job, or it was forgotten.</summary>
    public static readonly RefusalKind Unknown = new("jobs.unknown", RefusalReason.NotFound);

    /// <summary>The word is no state of a job. Value: <c>typed</c>.</summary>
    public static readonly RefusalKind NoSuchState = new("jobs.no-such-state");

    private const string Problem = "application/problem+json";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").ForMachines().WithTags("jobs");
        api.MapGet("/jobs", List).Needs(JobRight.Operate).Produces<JobList>().Produces<ProblemDocument>(422, Problem);
        api.MapGet("/jobs/{id:guid}", Show).Needs(JobRight.Operate).Produces<JobView>().Produces<ProblemDocument>(404, Problem);
        api.MapPost("/jobs/{id:guid}/replay", Replay).Needs(JobRight.Operate).Produces(204).Produces<ProblemDocument>(409, Problem);
        api.MapPost("/jobs/{id:guid}/cancel", Cancel).Needs(JobRight.Operate).Produces(204).Produces<ProblemDocument>(409, Problem);
        api.MapGet("/schedules", Schedules).Needs(JobRight.Operate).Produces<IReadOnlyList<ScheduleView>>();
        api.MapGet("/dead-letters", Letters).Needs(JobRight.Operate).Produces<IReadOnlyList<DeadLetterView>>();
        api.MapPost("/dead-letters/{reader}/{number:long}/replay", ReplayLetter).Needs(JobRight.Operate).Produces(204).Produces<ProblemDocument>(409, Problem);
    }

    private static async Task<IResult> List(CityContext db, string? state, string? after, CancellationToken ct) =>
        Enum.GetValues<JobState>().Where(s => string.Equals(s.ToString(), state, StringComparison.OrdinalIgnoreCase)).Cast<JobState?>().FirstOrDefault() is { } asked
            ? Results.Json(await JobBoard.Read(db, asked, after, ct), CityJson.Options)
            : NoSuchState.Of("state", ("typed", state ?? "")).AsAnswer();

    private static async Task<IResult> Show(Guid id, CityContext db, CancellationToken ct) =>
        await JobBoard.Find(db, JobId.From(id), ct) is { } job ? Results.Json(job, CityJson.Options) : Unknown.Because().AsAnswer();

    private static async Task<IResult> Replay(Guid id, City city, CancellationToken ct) => Answer(await city.Perform(new ReplayJob(JobId.From(id)), ct));

    private static async Task<IResult> Cancel(Guid id, City city, CancellationToken ct) => Answer(await city.Perform(new CancelJob(JobId.From(id)), ct));

    private static async Task<IResult> Schedules(CityContext db, JobBoard board, CancellationToken ct) =>
        Results.Json(await board.AllSchedules(db, ct), CityJson.Options);

    private static async Task<IResult> Letters(CityContext db, CancellationToken ct) => Results.Json(await JobBoard.Letters(db, ct), CityJson.Options);

    private static async Task<IResult> ReplayLetter(string reader, long number, City city, CancellationToken ct) =>
        Answer((await city.Perform(new ReplayDeadLetter(reader, number), ct)).Then(_ => Done.Yes));

    private static IResult Answer(Result<Done> result) => result.IsRefused ? result.Refusal.AsAnswer() : Results.NoContent();
}
