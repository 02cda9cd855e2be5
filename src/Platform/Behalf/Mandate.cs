using System.Collections.Immutable;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Platform.Behalf;

/// <summary>A mandate (代わりに手続きをする権限).</summary>
public readonly record struct MandateId(Guid Value) : IId<MandateId>
{
    /// <inheritdoc/>
    public static MandateId From(Guid value) => new(value);
}

/// <summary>By what right somebody acts for another.</summary>
public enum MandateKind
{
    /// <summary>法定代理人: a parent, an adult's guardian (成年後見人).</summary>
    Guardian,

    /// <summary>家族.</summary>
    Family,

    /// <summary>委任 (民法第643条): with dates and the matters it is given for.</summary>
    Delegate,

    /// <summary>提出代行: somebody who only hands in what the person made.</summary>
    FilingAgent,

    /// <summary>法人の担当者: a company's employee for the company.</summary>
    Company,

    /// <summary>代理入力: a clerk types in what a person says at the counter, on the telephone or in a letter.</summary>
    Clerk,
}

internal enum MandateState
{
    /// <summary>Given by the person and not taken yet.</summary>
    Offered,

    /// <summary>Said by whoever wants to act, with evidence; the city has not checked it yet.</summary>
    Declared,

    Confirmed,
    Refused,
    Ended,
}

/// <summary>
/// That one person may act for another: by what right, in which procedures, from when until when, shown by what. Whose name is in
/// it is as declared: an account knows nobody's name.
/// </summary>
internal sealed class Mandate
{
    public const int OfferDays = 7;

    public static readonly PersonalColumn AgentNameColumn = new("platform_behalf.agent_name", Fields.Name);
    public static readonly PersonalColumn PrincipalNameColumn = new("platform_behalf.principal_name", Fields.Name);
    public static readonly PersonalColumn ReasonColumn = new("platform_behalf.reason", Fields.Decision);

    public static readonly RefusalKind Unknown = new("behalf.unknown", RefusalReason.NotFound);
    public static readonly RefusalKind Settled = new("behalf.settled", RefusalReason.Conflict);
    public static readonly RefusalKind NotInForce = new("behalf.not-in-force", RefusalReason.Conflict);
    public static readonly RefusalKind ToldTooMuch = new("behalf.told-too-much", RefusalReason.NotAllowed);
    public static readonly RefusalKind ToldAlready = new("behalf.told-already", RefusalReason.Conflict);

    public MandateId Id { get; init; }

    public MandateKind Kind { get; init; }

    /// <summary>Account or member of staff; null until an offer is accepted.</summary>
    public Guid? Agent { get; set; }

    /// <summary>Null until an offer is accepted.</summary>
    public Personal? AgentName { get; set; }

    /// <summary>Whose matters: an account, perhaps one that nobody can sign in to; null until the city has confirmed what was declared.</summary>
    public AccountId? Principal { get; set; }

    public required Personal PrincipalName { get; init; }

    /// <summary>Ids of procedures with spaces between; null for all.</summary>
    public string? Procedures { get; init; }

    public DateOnly From { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly Until { get; set; }

    /// <summary>Ids of kept files with spaces between.</summary>
    public string Evidence { get; init; } = "";

    public MandateState State { get; set; }

    /// <summary>What the agent is told of the person's matters.</summary>
    public Told Told { get; private set; } = Told.HandedIn;

    public Instant MadeAt { get; init; }

    /// <summary>Until when an offer can be accepted.</summary>
    public Instant? OfferUntil { get; init; }

    /// <summary>Who said last that it holds or that it does not: the one who accepted, the clerk who checked, whoever ended it.</summary>
    public Guid? SettledBy { get; set; }

    public Instant? SettledAt { get; set; }

    /// <summary>Why the city did not confirm it; of a clerk, why she types it in.</summary>
    public Personal? Reason { get; set; }

    /// <summary>Through which channel a clerk was told: counter, phone or post.</summary>
    public string? Medium { get; init; }

    public IReadOnlyList<Guid> EvidenceFiles => [.. Evidence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];

    /// <summary>The accounts of those whose names stand in it. A clerk's has none: staff are named in whatever they do.</summary>
    public IReadOnlyCollection<Guid> People => [.. new[] { Kind is MandateKind.Clerk ? null : Agent, Principal?.Value }.OfType<Guid>()];

    public bool HoldsOn(DateOnly day) => State is MandateState.Confirmed && From <= day && day <= Until;

    /// <summary>Whether this agent may act by it today.</summary>
    public bool Lets(Guid agent, DateOnly today) => Agent == agent && Principal is not null && HoldsOn(today);

    /// <summary>Nobody can act by it any more, today or later.</summary>
    public bool IsOver(DateOnly today) => State is MandateState.Ended or MandateState.Refused || Until < today;

    /// <summary>Whether the agent is shown everything of the person's, and not only what she handed in.</summary>
    public bool SeesAll => ActedFor.ShowsAll(MandateTerms.Code(Kind), Procedures is null);

    /// <summary>
    /// Whether the person may choose this for the agent. A clerk has no inbox; whoever only hands in (提出代行) has nothing to do with
    /// what others hand in.
    /// </summary>
    public bool MayBeTold(Told told) => Kind is not MandateKind.Clerk && (told is not Told.All || Kind is not MandateKind.FilingAgent);

    /// <summary>From now on the agent is told this much.</summary>
    public Result<Done> Tell(Told told, DateOnly today)
    {
        if (State is not MandateState.Confirmed || IsOver(today)) return NotInForce.Because();
        if (!MayBeTold(told)) return ToldTooMuch.Because();
        if (told == Told) return ToldAlready.Because();
        Told = told;
        return Done.Yes;
    }

    /// <summary>The city has checked it: it holds on these days. A ward reads no messages herself, so her guardian is told of everything.</summary>
    public void Confirm(Acting acting, DateOnly from, DateOnly until)
    {
        (From, Until) = (from, until);
        if (Kind is MandateKind.Guardian) Told = Told.All;
        Settle(acting, MandateState.Confirmed);
    }

    /// <summary>The person for whom this agent acts by it today; null where it does not hold or is another's.</summary>
    public ActedFor? For(Guid agent, DateOnly today, Opened opened) => Lets(agent, today) && Principal is { } person
        ? new ActedFor(MandateTerms.Code(Kind), person.Value)
        {
            Mandate = Id.Value,
            Name = Names(opened).Principal,
            Medium = Medium,
            Procedures = Procedures?.Split(' ').ToImmutableHashSet(StringComparer.Ordinal),
        }
        : null;

    /// <summary>The names, for whoever has opened them.</summary>
    public MandateNames Names(Opened opened) => new(
        opened.ReadOptional(Kind is MandateKind.Clerk ? Person : Agent ?? Person, AgentNameColumn.Of(Id.Value), AgentName) ?? "",
        opened.Read(Person, PrincipalNameColumn.Of(Id.Value), PrincipalName), From, Until);

    /// <summary>Why it was refused, for whoever has opened that.</summary>
    public string? Why(Opened opened) => opened.ReadOptional(Person, ReasonColumn.Of(Id.Value), Reason);

    /// <summary>Whose the words about the person are: as long as nobody knows her account, of whoever wrote them.</summary>
    private Guid Person => Principal?.Value ?? Agent ?? Id.Value;

    public void Settle(Acting acting, MandateState state) => (State, SettledBy, SettledAt) = (state, acting.Actor.Id, acting.Now);
}
