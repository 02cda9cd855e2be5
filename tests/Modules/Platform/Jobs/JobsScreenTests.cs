using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Modules.Tests.Platform.Jobs;

public sealed class JobsScreenTests : IAsyncLifetime
{
    private readonly JobDay day = new();

    public Task InitializeAsync() => day.InitializeAsync();

    public Task DisposeAsync() => day.DisposeAsync();

    [Fact]
    public async Task Staff_see_what_runs_waits_and_died_and_can_replay_or_cancel_it()
    {
        day.Errands.Answer = (errand, _, _) => Task.FromResult(errand.What == "dies" ? JobOutcome.GiveUp("jobs.node-lost") : JobOutcome.WaitFor("pdf.waiting.no-chromium", TimeSpan.FromHours(1)));
        var dead = await day.Queue("dies");
        var waits = await day.Queue("waits");
        await day.Worker.Round(default);
        await day.Leasing.Take("node a", _ => 0, default);

        using var dx = await day.Ome.StaffBrowser("dx");
        var page = new HtmlParser().ParseDocument(await dx.GetStringAsync(new Uri("/staff/jobs", UriKind.Relative)));
        Assert.Contains("処理中にサーバーが止まりました", page.QuerySelector("#dead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chromium がありません", page.QuerySelector("#waiting")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("毎日 04:00", page.QuerySelector("#schedules")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("meta[http-equiv]"));

        Assert.Equal(HttpStatusCode.SeeOther, (await dx.PostForm($"/staff/jobs/{dead.Value}/replay")).StatusCode);
        Assert.Equal(JobState.Waiting, (await day.Now(dead)).State);
        Assert.Equal(HttpStatusCode.SeeOther, (await dx.PostForm($"/staff/jobs/{waits.Value}/cancel")).StatusCode);
        var again = await dx.PostForm($"/staff/jobs/{waits.Value}/cancel");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("すでに終わったか取り消されています", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var clerk = await day.Ome.StaffBrowser("clerk");
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync(new Uri("/staff/jobs", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.PostForm($"/staff/jobs/{dead.Value}/cancel")).StatusCode);
    }

    [Fact]
    public async Task Without_script_the_screen_reloads_itself_only_where_somebody_asked_for_it()
    {
        using var dx = await day.Ome.StaffBrowser("dx");
        Assert.DoesNotContain("http-equiv", await dx.GetStringAsync(new Uri("/staff/jobs", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("""<noscript><meta http-equiv="refresh" content="10" /></noscript>""", await dx.GetStringAsync(new Uri("/staff/jobs?refresh=on", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_pages_without_losing_a_job_of_the_same_instant()
    {
        var queued = new HashSet<Guid>();
        for (var i = 0; i < 2 * JobBoard.LinesOfAPage + 5; i++) queued.Add((await day.Queue($"job {i}")).Value);
        using var dx = await day.Ome.StaffBrowser("dx");
        var seen = new List<Guid>();
        for (string? next = ""; next is not null;)
        {
            using var page = JsonDocument.Parse(await dx.GetStringAsync(new Uri($"/api/jobs?state=waiting&after={next}", UriKind.Relative)));
            seen.AddRange(page.RootElement.GetProperty("jobs").EnumerateArray().Select(j => j.GetProperty("id").GetGuid()));
            next = page.RootElement.TryGetProperty("next", out var key) ? key.GetString() : null;
        }

        Assert.Equal(queued.Count, seen.Count);
        Assert.Equal(queued, [.. seen]);
    }

    [Fact]
    public async Task The_same_can_be_done_over_the_api()
    {
        day.Errands.Answer = (_, _, _) => Task.FromResult(JobOutcome.GiveUp("test.no-use"));
        var job = await day.Queue("dies");
        await day.Worker.Round(default);
        using var dx = await day.Ome.StaffBrowser("dx");
        using (var one = JsonDocument.Parse(await dx.GetStringAsync(new Uri($"/api/jobs/{job.Value}", UriKind.Relative))))
            Assert.Equal(("dead", "test.no-use"), (one.RootElement.GetProperty("state").GetString(), one.RootElement.GetProperty("error").GetString()));
        Assert.Equal(HttpStatusCode.NoContent, (await dx.PostForm($"/api/jobs/{job.Value}/replay")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await dx.PostForm($"/api/jobs/{job.Value}/replay")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await dx.GetAsync(new Uri("/api/jobs?state=asleep", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await dx.GetAsync(new Uri($"/api/jobs/{Guid.AllBitsSet}", UriKind.Relative))).StatusCode);
        Assert.Contains("journal.check", await dx.GetStringAsync(new Uri("/api/schedules", UriKind.Relative)), StringComparison.Ordinal);
        using var nobody = day.Ome.NewBrowser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(new Uri("/api/jobs?state=dead", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task An_entry_that_a_reader_gave_up_on_is_read_again_by_a_job()
    {
        var reader = day.Ome.Get<IEnumerable<Reader>>().First(r => r.Name == "cases.open-on-submission");
        await day.Ome.CaughtUp();
        long number;
        await using (var db = day.Ome.Read()) number = await db.Set<SealRow>().MaxAsync(s => s.Number);
        await day.Ome.Get<Chores>().Do((db, now, _) =>
        {
            db.Add(new DeadLetterRow { Reader = reader.Name, Number = number + 1000, At = now, Error = "TimeoutException" });
            return ValueTask.FromResult(true);
        }, default);
        using var dx = await day.Ome.StaffBrowser("dx");
        Assert.Contains(reader.Name, await dx.Text("/staff/jobs"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await dx.PostForm("/staff/jobs/letters", ("reader", reader.Name), ("number", $"{number + 1000}"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await dx.PostForm("/staff/jobs/letters", ("reader", reader.Name), ("number", $"{number + 1000}"))).StatusCode);
        Assert.Equal(["journal.dead-letter-replayed"], await day.Journal("journal.dead"));

        await day.Worker.Round(default);
        await using var after = day.Ome.Read();
        var job = await after.Set<Job>().SingleAsync(j => j.Kind == "journal.read-entry");
        Assert.Equal((JobState.Dead, "journal.entry-unknown"), (job.State, job.Error));
    }
}
