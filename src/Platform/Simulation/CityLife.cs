using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Audits;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Simulation;

/// <summary>Lets the people of a simulated city live through days, one after the other, and holds every audit against it at the end of each.</summary>
public sealed class CityLife
{
    private static readonly TimeSpan ShortestLease = TimeSpan.FromMinutes(1);

    private readonly IReadOnlyList<ISimulatedDay> plans;
    private readonly ISimulatedPeople? people;
    private readonly Performing performing;
    private readonly IDbContextFactory<CityContext> contexts;
    private readonly IRightsSource rights;
    private readonly JournalState journal;
    private readonly AllAudits audits;
    private readonly CityFacts facts;

    internal CityLife(
        IEnumerable<ISimulatedDay> plans, ISimulatedPeople? people, Performing performing, IDbContextFactory<CityContext> contexts,
        IRightsSource rights, JournalState journal, AllAudits audits, CityFacts facts)
    {
        this.plans = [.. plans];
        (this.people, this.performing, this.contexts, this.rights, this.journal, this.audits, this.facts) = (people, performing, contexts, rights, journal, audits, facts);
    }

    /// <summary>Whether there are people to live here: the city folder says what they are made of.</summary>
    public bool HasPeople => people is { Any: true };

    /// <summary>Lives one day.</summary>
    /// <param name="date">The day.</param>
    /// <param name="residents">How many residents the city has.</param>
    /// <param name="seed">The same seed gives the same day.</param>
    /// <param name="goTo">Sets the clock of the whole city. It goes through the day and is at its end afterwards.</param>
    /// <param name="ct">Stops it between two moments.</param>
    public async Task<LivedDay> Live(DateOnly date, int residents, int seed, Action<DateTimeOffset> goTo, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(goTo);
        var before = (await journal.Read(ct)).Head;
        var day = new SimulatedDay(date, facts.Calendar.IsBusinessDay(date), residents, seed, performing, contexts, people!, (right, stop) => Staff(date, right, stop));
        var moments = plans.SelectMany(p => p.Plan(day)).OrderBy(m => m.At).ToList();
        var reached = TimeOnly.MinValue;
        foreach (var moment in moments)
        {
            ct.ThrowIfCancellationRequested();
            // To the lease of a job under way a leap would look like a node that died.
            if (moment.Settled || moment.At - reached >= ShortestLease) await Settled(ct);
            reached = moment.At;
            goTo(TokyoTime.At(date, moment.At).ToDateTimeOffset());
            await moment.Do(ct);
        }

        await Settled(ct);
        var night = TokyoTime.At(date, new TimeOnly(23, 59));
        goTo(night.ToDateTimeOffset());
        var found = await audits.Run(night, null, ct);
        return new LivedDay(date, (await journal.Read(ct)).Head - before, [.. found.Where(f => f.Result.Wrong > 0)]);
    }

    /// <summary>Everything that was written is read, and no job is under way.</summary>
    private async Task Settled(CancellationToken ct)
    {
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        do
        {
            await journal.CaughtUp(ct);
            await using var db = await contexts.CreateDbContextAsync(ct);
            if (!await db.Set<Job>().AnyAsync(j => j.State == JobState.Running, ct)) return;
        }
        while (await again.WaitForNextTickAsync(ct));
    }

    private async Task<IReadOnlyList<Actor>> Staff(DateOnly date, string right, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var holders = new List<Actor>();
        foreach (var id in await db.Set<StaffLoginRow>().OrderBy(l => l.Login).Select(l => l.Staff).ToListAsync(ct))
        {
            var posts = await rights.PostsOf(db, id, date, ct);
            holders.AddRange(posts.Offices().Select(o => posts.Acting(o.Office)!).Where(p => p.Rights.Contains(right))
                .Select(p => new Actor(ActorKind.Staff, id) { Office = p.Office, Level = IdentityLevel.Login, Rights = p.Rights }));
        }

        return holders;
    }
}

/// <summary>A day that was lived.</summary>
/// <param name="Date">The day.</param>
/// <param name="Entries">How many entries the journal has got.</param>
/// <param name="Wrong">The audits that found something.</param>
public sealed record LivedDay(DateOnly Date, long Entries, IReadOnlyList<Audited> Wrong);
