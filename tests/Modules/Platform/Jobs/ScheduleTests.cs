using Microsoft.EntityFrameworkCore;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Modules.Tests.Platform.Jobs;

public sealed class ScheduleTests : IAsyncLifetime
{
    private readonly JobDay day = new();

    public Task InitializeAsync() => day.InitializeAsync();

    public Task DisposeAsync() => day.DisposeAsync();

    [Fact]
    public async Task What_is_due_is_queued_once_and_what_was_missed_is_made_up_once()
    {
        await day.Timekeeper.Tick(default); // learns the timetables, where the host's own has not yet
        Assert.Equal(0, await day.Timekeeper.Tick(default));
        day.Ome.Clock.Move(TimeSpan.FromDays(5));
        var queued = await day.Timekeeper.Tick(default);
        Assert.True(queued >= 6, $"{queued} were queued");
        Assert.Equal(0, await day.Timekeeper.Tick(default));
        await using var db = day.Ome.Read();
        Assert.All(await db.Set<Job>().GroupBy(j => j.Kind).Select(g => g.Count()).ToListAsync(), n => Assert.Equal(1, n));
        var journal = await db.Set<ScheduleRow>().SingleAsync(s => s.Name == "journal.check");
        Assert.Equal(new DateTime(2026, 11, 26, 4, 0, 0), journal.Next!.Value.ToTokyo());
    }

    [Fact]
    public async Task Many_timekeepers_at_once_keep_each_time_once()
    {
        await day.Timekeeper.Tick(default);
        day.Ome.Clock.Move(TimeSpan.FromDays(1));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => day.Timekeeper.Tick(default))));
        await using var db = day.Ome.Read();
        Assert.Equal(1, await db.Set<Job>().CountAsync(j => j.Kind == "journal.check"));
    }

    [Fact]
    public async Task A_city_gives_a_schedule_its_own_time_and_a_mistake_in_it_is_found()
    {
        await day.Timekeeper.Tick(default);
        var schedules = day.Ome.Get<Schedules>();
        var files = new ReleaseFiles([new ReleaseFile("schedules.yaml", "ome", "schedules:\n  journal.check: business-day 07:30\n  pdf.forget: off\n"u8.ToArray())]);
        Assert.Empty(schedules.Check(files));
        schedules.Take(files);
        await day.Timekeeper.Tick(default);
        await using var db = day.Ome.Read();
        Assert.Equal(new DateTime(2026, 11, 24, 7, 30, 0), (await db.Set<ScheduleRow>().SingleAsync(s => s.Name == "journal.check")).Next!.Value.ToTokyo());
        Assert.Null((await db.Set<ScheduleRow>().SingleAsync(s => s.Name == "pdf.forget")).Next);

        Assert.Single(schedules.Check(new ReleaseFiles([new ReleaseFile("schedules.yaml", "ome", "schedules:\n  files.sweep: off\n"u8.ToArray())])));
        var wrong = schedules.Check(new ReleaseFiles([new ReleaseFile("schedules.yaml", "ome", "schedules:\n  journal.chek: daily 25:00\n"u8.ToArray())])).ToList();
        Assert.Contains(wrong, f => f.What.Contains("journal.chek", StringComparison.Ordinal) && f.Mend.Contains("journal.check", StringComparison.Ordinal));
        Assert.Contains(wrong, f => f.What.Contains("daily 25:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_over_is_forgotten_and_what_is_not_stays()
    {
        await day.Ome.SignIn("old@ome.example");
        await day.Ome.As(Actor.Visitor).Perform(new WriteNote("keyed@ome.example"), IdempotencyKey.From("old").Value, default);
        day.Ome.Clock.Move(TimeSpan.FromDays(31));
        await day.Ome.SignIn("new@ome.example");
        await day.Ome.As(Actor.Visitor).Perform(new WriteNote("keyed2@ome.example"), IdempotencyKey.From("new").Value, default);
        await day.Timekeeper.Tick(default);
        day.Ome.Clock.Move(TimeSpan.FromDays(1) - TimeSpan.FromHours(6));
        await day.Timekeeper.Tick(default);
        while (await day.Worker.Round(default))
        {
        }

        await using var db = day.Ome.Read();
        Assert.Equal(1, await db.Set<SessionRow>().CountAsync());
        Assert.Equal(1, await db.Set<KeyRow>().CountAsync());
        Assert.Equal(["sign-in.expired-forgotten"], (await day.Journal("sign-in.expired")).Distinct());
        Assert.All(await db.Set<Job>().ToListAsync(), j => Assert.Equal(JobState.Done, j.State));
    }

    [Fact]
    public async Task A_journal_that_differs_from_its_anchor_stands_on_the_screen_until_somebody_has_seen_it()
    {
        await day.Ome.CaughtUp();
        await File.AppendAllTextAsync(day.Ome.Get<Anchor>().Path, $"999999 {new string('A', 64)} {new string('B', 128)}\n");
        await day.Timekeeper.Tick(default);
        day.Ome.Clock.Move(TimeSpan.FromDays(1));
        await day.Timekeeper.Tick(default);
        while (await day.Worker.Round(default))
        {
        }

        using var dx = await day.Ome.StaffBrowser("dx");
        var text = await dx.Text("/staff/jobs");
        Assert.Contains("記録簿の終わりが切り取られています", text, StringComparison.Ordinal);
    }
}
