using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Sockets;

/// <summary>
/// What the people of a simulated city do in a module on a day: residents at their hours, staff at theirs. Every bit of it is an
/// act that a real person could have performed; the folder in which it happens is simulated for ever.
/// </summary>
[Socket]
public interface ISimulatedDay
{
    /// <summary>What is done in the module on this day. Chance comes from the day, so that the same seed lives the same days.</summary>
    IEnumerable<SimulatedMoment> Plan(SimulatedDay day);
}

/// <summary>The residents of a simulated city, by number. The same number is always the same person.</summary>
[Socket]
public interface ISimulatedPeople
{
    /// <summary>Whether the city folder says what people are made of.</summary>
    bool Any { get; }

    /// <summary>What people say on an occasion (<c>correction</c>), in the words of the city folder; at least one sentence.</summary>
    /// <exception cref="InvalidOperationException">The city folder has none for it.</exception>
    IReadOnlyList<string> Phrases(string kind);

    /// <summary>The resident, with an account in this city: made when she is seen for the first time.</summary>
    Task<SimulatedResident> Resident(int number, CancellationToken ct);
}

/// <summary>Something that somebody does at a time of the day.</summary>
/// <param name="At">When, by the clock in Japan.</param>
/// <param name="Do">What: acts, and what has to be read for them.</param>
public sealed record SimulatedMoment(TimeOnly At, Func<CancellationToken, Task> Do)
{
    /// <summary>Whether everything that happened before must have had its consequences: a clerk finds on her desk what came until then.</summary>
    public bool Settled { get; init; }
}

/// <summary>A day of a simulated city, and the people in it.</summary>
public sealed class SimulatedDay
{
    private readonly int seed;
    private readonly Performing performing;
    private readonly IDbContextFactory<CityContext> contexts;
    private readonly ISimulatedPeople people;
    private readonly Func<string, CancellationToken, Task<IReadOnlyList<Actor>>> staff;

    internal SimulatedDay(
        DateOnly date, bool isBusinessDay, int residents, int seed, Performing performing, IDbContextFactory<CityContext> contexts,
        ISimulatedPeople people, Func<string, CancellationToken, Task<IReadOnlyList<Actor>>> staff)
    {
        (Date, IsBusinessDay, Residents) = (date, isBusinessDay, residents);
        (this.seed, this.performing, this.contexts, this.people, this.staff) = (seed, performing, contexts, people, staff);
    }

    /// <summary>The day.</summary>
    public DateOnly Date { get; }

    /// <summary>Whether city hall is open (開庁日).</summary>
    public bool IsBusinessDay { get; }

    /// <summary>How many residents the city has. They are numbered from 0.</summary>
    public int Residents { get; }

    /// <summary>The chance of a part of the day: the same for the same seed, day and part.</summary>
    public Random Chance(string part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var sum = part.Aggregate(17, (all, c) => unchecked((all * 31) + c));
        return new Random(unchecked((seed * 397) ^ (Date.DayNumber * 31) ^ sum));
    }

    /// <summary>The resident with this number, signed in as surely as by her card.</summary>
    public Task<SimulatedResident> Resident(int number, CancellationToken ct) => people.Resident(number, ct);

    /// <summary>What somebody says on an occasion: one of <see cref="ISimulatedPeople.Phrases"/>.</summary>
    public string Say(string kind, Random chance)
    {
        ArgumentNullException.ThrowIfNull(chance);
        var all = people.Phrases(kind);
        return all[chance.Next(all.Count)];
    }

    /// <summary>The holder of an account that a resident has been seen with before.</summary>
    public static Actor HolderOf(Guid account) => new(ActorKind.Resident, account) { Level = IdentityLevel.Authenticated };

    /// <summary>The members of staff who hold the right today, each once for every office in which she holds it.</summary>
    public Task<IReadOnlyList<Actor>> Staff(string right, CancellationToken ct) => staff(right, ct);

    /// <summary>The city as this person sees it.</summary>
    public City As(Actor actor) => new(performing, actor);

    /// <summary>The city as it stands, for reading.</summary>
    public Task<CityContext> Read(CancellationToken ct) => contexts.CreateDbContextAsync(ct);
}

/// <summary>A resident of a simulated city. Nobody has this name or this number; the address is some number of a real town.</summary>
/// <param name="Actor">She, signed in.</param>
/// <param name="Name">氏名.</param>
/// <param name="Kana">フリガナ.</param>
/// <param name="Address">住所, in a town of the city.</param>
/// <param name="Phone">電話番号, one that no telephone has.</param>
/// <param name="Mail">Where she reads mail, under the reserved domain .example.</param>
/// <param name="BirthDate">生年月日.</param>
public sealed record SimulatedResident(Actor Actor, PersonName Name, KanaName Kana, string Address, string Phone, string Mail, DateOnly BirthDate);
