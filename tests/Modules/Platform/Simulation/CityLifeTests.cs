using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases;
using SmartLocal.Cases.Contracts;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Simulation;
using SmartLocal.Tests.Cases;

namespace SmartLocal.Modules.Tests.Platform.Simulation;

/// <summary>A city in which days pass and people do what people do.</summary>
public sealed class CityLifeTests : IAsyncLifetime
{
    private const int Residents = 20_000;

    private readonly Ome ome = new();

    public Task InitializeAsync() => ome.InitializeAsync();

    public Task DisposeAsync() => ome.DisposeAsync();

    [Fact]
    public async Task In_a_week_people_apply_clerks_ask_and_draft_chiefs_decide_and_every_audit_is_silent()
    {
        var week = await Live(7);
        Assert.All(week, d => Assert.Empty(d.Wrong));
        Assert.All(week, d => Assert.NotEqual(0, d.Entries));

        await using var db = ome.Read();
        var standing = (await db.Set<Case>().Select(c => c.Status).ToListAsync()).CountBy(s => s).ToDictionary(s => s.Key, s => s.Value);
        Assert.True(standing.GetValueOrDefault(CaseStatus.Notified) >= 5, string.Join(", ", standing));
        Assert.NotEqual(0, await db.Set<Correction>().CountAsync());
        Assert.NotEqual(0, await db.Set<Correction>().CountAsync(c => c.AnsweredAt != null));
        Assert.Equal(0, await db.Set<Job>().CountAsync(j => j.State == JobState.Dead));
        Assert.Equal(0, (await ome.Get<JournalState>().Read(default)).DeadLetters);
        Assert.Null((await ome.Get<JournalVerification>().Run(withAnchor: true, default)).FirstBad);
    }

    [Fact]
    public async Task Nobody_works_at_city_hall_on_a_holiday_and_people_apply_all_the_same()
    {
        ome.Clock.MoveTo(new DateTimeOffset(2026, 11, 20, 23, 59, 0, TimeSpan.FromHours(9)));
        await Live(3); // Saturday, Sunday, and 勤労感謝の日
        await using var db = ome.Read();
        Assert.NotEqual(0, await db.Set<Case>().CountAsync());
        Assert.All(await db.Set<Case>().ToListAsync(), c => Assert.Equal(CaseStatus.Received, c.Status));
    }

    [Fact]
    public async Task The_same_seed_lives_the_same_days_and_another_does_not()
    {
        static async Task<List<string>> Lived(int seed)
        {
            var city = new Ome();
            await city.InitializeAsync();
            try
            {
                await Live(city, 2, seed);
                await using var db = city.Read();
                return [.. (await db.Set<Case>().OrderBy(c => c.ReceivedAt).ToListAsync()).Select(c => $"{c.ReceivedAt} {c.Procedure} {c.Status}")];
            }
            finally
            {
                await city.DisposeAsync();
            }
        }

        var first = await Lived(1);
        Assert.NotEmpty(first);
        Assert.Equal(first, await Lived(1));
        Assert.NotEqual(first, await Lived(2));
    }

    [Fact]
    public async Task What_is_broken_is_said_at_the_end_of_the_day()
    {
        using var sent = await CaseWorld.Sent(ome, "broken@ome.example");
        await ome.AsSystem.Perform(new ForgetCase(sent.Id), default);
        Assert.Equal("cases.one-for-each-application", Assert.Single((await Live(1)).Single().Wrong).Audit.Name);
    }

    private Task<List<LivedDay>> Live(int days) => Live(ome, days, 1);

    private static async Task<List<LivedDay>> Live(Ome city, int days, int seed)
    {
        var lived = new List<LivedDay>();
        var from = DateOnly.FromDateTime(city.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(9)).DateTime).AddDays(1);
        for (var i = 0; i < days; i++) lived.Add(await city.Get<CityLife>().Live(from.AddDays(i), Residents, seed, city.Clock.MoveTo, default));
        return lived;
    }
}
