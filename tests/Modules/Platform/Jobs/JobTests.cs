using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Modules.Tests.Platform.Jobs;

public sealed class JobTests : IAsyncLifetime
{
    private readonly JobDay day = new();

    public Task InitializeAsync() => day.InitializeAsync();

    public Task DisposeAsync() => day.DisposeAsync();

    [Fact]
    public async Task A_job_is_done_after_its_act_and_leaves_no_content_behind()
    {
        var job = await day.Queue("sweep the yard");
        Assert.Contains("sweep the yard", (await day.Now(job)).Payload, StringComparison.Ordinal);
        Assert.True(await day.Worker.Round(default));
        var done = await day.Now(job);
        Assert.Equal((JobState.Done, null, new DateOnly(2026, 11, 20)), (done.State, done.Payload, done.SettledOn));
        Assert.Equal(["sweep the yard"], day.Errands.Did);
        Assert.False(await day.Worker.Round(default));
    }

    [Fact]
    public async Task A_job_of_a_refused_act_never_was()
    {
        Assert.True((await day.Ome.AsSystem.Perform(new RunErrand("never", default, Refuse: true), default)).IsRefused);
        Assert.False(await day.Worker.Round(default));
    }

    [Fact]
    public async Task A_job_waits_for_its_time()
    {
        var job = await day.Queue("tomorrow", TimeSpan.FromDays(1));
        Assert.False(await day.Worker.Round(default));
        day.Ome.Clock.Move(TimeSpan.FromDays(1));
        Assert.True(await day.Worker.Round(default));
        Assert.Equal(JobState.Done, (await day.Now(job)).State);
    }

    [Fact]
    public async Task What_fails_is_tried_again_ever_later_and_dies_in_the_end_until_somebody_replays_it()
    {
        day.Errands.Answer = (_, _, _) => throw new TimeoutException("secret of a resident");
        var job = await day.Queue("fails");
        var pauses = new List<TimeSpan>();
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            await day.Worker.Round(default);
            var now = await day.Now(job);
            Assert.Equal((JobState.Waiting, attempt, "TimeoutException"), (now.State, now.Attempts, now.Error));
            pauses.Add(now.Due!.Value - day.Ome.Clock.NowInstant());
            Assert.False(await day.Worker.Round(default));
            day.Ome.Clock.Move(pauses[^1]);
        }

        Assert.InRange(pauses[0], TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6.25));
        Assert.InRange(pauses[1], TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12.5));
        await day.Worker.Round(default);
        var dead = await day.Now(job);
        Assert.Equal((JobState.Dead, (Instant?)null), (dead.State, dead.Due));

        day.Errands.Answer = (_, _, _) => Task.FromResult(JobOutcome.Done);
        Assert.Equal(Performing.NotAllowed, (await day.As("clerk", new ReplayJob(job))).Refusal.Kind);
        Assert.False((await day.As("dx", new ReplayJob(job))).IsRefused);
        Assert.Equal(ReplayJob.NothingToReplay, (await day.As("dx", new ReplayJob(job))).Refusal.Kind);
        await day.Worker.Round(default);
        Assert.Equal(JobState.Done, (await day.Now(job)).State);
        Assert.Equal(["jobs.replayed"], await day.Journal("jobs."));
    }

    [Fact]
    public async Task What_is_missing_outside_is_waited_for_without_an_attempt_being_counted()
    {
        day.Errands.Answer = (_, _, _) => Task.FromResult(JobOutcome.WaitFor("test.no-broom", TimeSpan.FromMinutes(1)));
        var job = await day.Queue("waits");
        for (var i = 0; i < 10; i++)
        {
            Assert.True(await day.Worker.Round(default));
            day.Ome.Clock.Move(TimeSpan.FromMinutes(1));
        }

        var waiting = await day.Now(job);
        Assert.Equal((JobState.Waiting, 0, "test.no-broom", null), (waiting.State, waiting.Attempts, waiting.WaitsFor, waiting.Error));
    }

    [Fact]
    public async Task The_job_and_what_it_is_done_for_end_together()
    {
        var note = Guid.Parse("00000000-0000-7000-8000-000000000001");
        day.Errands.Answer = (_, _, _) => Task.FromResult(JobOutcome.DoneBy(new LeaveNote(note)));
        var job = await day.Queue("leaves a note");
        await day.Worker.Round(default);
        await using var db = day.Ome.Read();
        Assert.Equal("system test.errand", (await db.Set<EntryRow>().SingleAsync(e => e.About == note)).ActorKind);
        Assert.Equal(JobState.Done, (await day.Now(job)).State);

        day.Errands.Answer = (_, _, _) => Task.FromResult(JobOutcome.DoneBy(new LeaveNote(note, Refuse: true)));
        var refused = await day.Queue("is refused");
        await day.Worker.Round(default);
        Assert.Equal((JobState.Dead, "test.refused"), ((await day.Now(refused)).State, (await day.Now(refused)).Error));
        Assert.Equal(1, await db.Set<EntryRow>().CountAsync(e => e.About == note));
    }

    [Fact]
    public async Task A_node_that_was_thought_dead_changes_nothing_any_more()
    {
        var job = await day.Queue("taken over");
        var first = Assert.Single(await day.Leasing.Take("slow", _ => 3, default));
        Assert.Empty(await day.Leasing.Take("other", _ => 3, default));
        day.Ome.Clock.Move(TimeSpan.FromSeconds(61));
        var second = Assert.Single(await day.Leasing.Take("other", _ => 3, default));

        var note = Guid.Parse("00000000-0000-7000-8000-000000000002");
        var late = await day.Ome.AsSystem.Perform(new FinishJob(first.Id, first.Token, new LeaveNote(note)), default);
        Assert.Equal(FinishJob.HeldByAnother, late.Refusal.Kind);
        Assert.False(await day.Leasing.Change(first, (j, now) => j.Finish(now), default));
        Assert.Equal((JobState.Running, "other"), ((await day.Now(job)).State, (await day.Now(job)).Holder));

        Assert.False((await day.Ome.AsSystem.Perform(new FinishJob(second.Id, second.Token, new LeaveNote(note)), default)).IsRefused);
        Assert.Equal(JobState.Done, (await day.Now(job)).State);
    }

    [Fact]
    public async Task What_kills_every_node_that_takes_it_is_not_tried_for_ever()
    {
        var job = await day.Queue("poison");
        for (var i = 0; i < 3; i++)
        {
            Assert.Single(await day.Leasing.Take("dies", _ => 3, default));
            day.Ome.Clock.Move(TimeSpan.FromSeconds(61));
        }

        Assert.Empty(await day.Leasing.Take("survives", _ => 3, default));
        Assert.Equal((JobState.Dead, "jobs.node-lost"), ((await day.Now(job)).State, (await day.Now(job)).Error));
    }

    [Fact]
    public async Task Many_takers_at_once_never_hold_the_same_job()
    {
        for (var i = 0; i < 60; i++) await day.Queue($"job {i}");
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
        {
            var mine = new List<Job>();
            while (await day.Leasing.Take($"node {n}", _ => 3, default) is { Count: > 0 } some) mine.AddRange(some);
            return mine;
        })));
        var all = taken.SelectMany(t => t).ToList();
        Assert.Equal(60, all.Count);
        Assert.Equal(60, all.Select(j => j.Id).Distinct().Count());
        Assert.All(all, j => Assert.Equal(1, j.Token));
    }

    [Fact]
    public async Task No_more_jobs_of_a_kind_run_at_once_than_it_allows()
    {
        for (var i = 0; i < 10; i++) await day.Queue($"job {i}");
        var (most, now) = (0, 0);
        var gate = new Lock();
        day.Errands.Answer = async (_, _, _) =>
        {
            lock (gate) most = Math.Max(most, ++now);
            await day.Journal("nothing");
            lock (gate) now--;
            return JobOutcome.Done;
        };
        while (await day.Worker.Round(default))
        {
        }

        Assert.Equal(10, day.Errands.Did.Count);
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task A_node_that_stops_gives_back_what_it_holds()
    {
        var begun = new TaskCompletionSource();
        day.Errands.Answer = async (_, _, ct) =>
        {
            begun.TrySetResult();
            await Forever(ct);
            return JobOutcome.Done;
        };
        var job = await day.Queue("long");
        await day.Worker.StartAsync(default);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await day.Worker.StopAsync(default);
        var free = await day.Now(job);
        Assert.Equal((JobState.Waiting, 0, null), (free.State, free.Attempts, free.Holder));

        day.Errands.Answer = (_, _, _) => Task.FromResult(JobOutcome.Done);
        await day.Worker.Round(default);
        Assert.Equal(JobState.Done, (await day.Now(job)).State);
    }

    [Fact]
    public async Task A_job_that_runs_shows_how_far_it_is_and_ends_when_somebody_cancels_it()
    {
        day.Errands.Answer = async (_, working, ct) =>
        {
            working.Progress(3, 7);
            await Forever(ct);
            return JobOutcome.Done;
        };
        var job = await day.Queue("long");
        var round = day.Worker.Round(default);
        await Until(async () => (await day.Now(job)) is { ProgressDone: 3, ProgressOf: 7, State: JobState.Running });
        Assert.False((await day.As("dx", new CancelJob(job))).IsRefused);
        await round.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal((JobState.Cancelled, null), ((await day.Now(job)).State, (await day.Now(job)).Payload));
        Assert.Equal(["jobs.cancelled"], await day.Journal("jobs."));
        Assert.Equal(CancelJob.NothingToCancel, (await day.As("dx", new CancelJob(job))).Refusal.Kind);
    }

    [Fact]
    public async Task A_job_that_fails_after_somebody_cancelled_it_is_not_tried_again()
    {
        day.Errands.Answer = async (_, working, _) =>
        {
            Assert.False((await day.As("dx", new CancelJob(working.Job))).IsRefused);
            throw new TimeoutException();
        };
        var job = await day.Queue("fails late");
        await day.Worker.Round(default);
        Assert.Equal((JobState.Cancelled, (Instant?)null), ((await day.Now(job)).State, (await day.Now(job)).Due));
    }

    [Fact]
    public async Task A_job_carries_no_more_than_what_it_names()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => day.Queue(new string('x', JobKind.LargestPayload)));
    }

    private static Task Forever(CancellationToken ct) => new TaskCompletionSource().Task.WaitAsync(ct);

    private static async Task Until(Func<Task<bool>> so)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await so()) await looks.WaitForNextTickAsync(patience.Token);
    }
}
