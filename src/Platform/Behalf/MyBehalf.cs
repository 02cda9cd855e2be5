using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Behalf;

/// <summary>What the pages of mandates show a resident: for whom she may act, and who may act for her.</summary>
internal sealed class MyBehalf(CityContext db, City city, CityKeys keys, Vault vault, IEnumerable<IMandateScope> scopes, TimeProvider clock)
{
    public const int Most = 100;

    public IReadOnlyList<ScopeChoice> Scopes => [.. scopes.SelectMany(s => s.Procedures).Select(p => new ScopeChoice(p.Id, p.Name))];

    /// <param name="then">Where she goes on once she acts for somebody; null for her own page.</param>
    /// <param name="mandate">The mandate to which a message has led her.</param>
    /// <param name="refusal">Why what she has just asked for was not done.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<MyBehalfModel> Show(string? then, Guid? mandate, Refusal? refusal, CancellationToken ct)
    {
        Guid? me = city.Actor.Id;
        AccountId? mine = AccountId.From(city.Actor.Id);
        var asAgent = await db.Set<Mandate>().Where(m => m.Agent == me && m.Kind != MandateKind.Clerk).OrderByDescending(m => m.MadeAt).Take(Most).ToListAsync(ct);
        var asPrincipal = await db.Set<Mandate>().Where(m => m.Principal == mine).OrderByDescending(m => m.MadeAt).Take(Most).ToListAsync(ct);
        var model = new MyBehalfModel([.. asAgent.Select(Own)], [.. asPrincipal.Select(Own)], LocalPath.OrHome(then ?? "/my"), refusal);
        return refusal is null && (then is not null || mandate is not null) ? model with { Led = await Led(model, then, mandate, ct) } : model;
    }

    /// <summary>What a message has led her to. Null where it does not say by which mandate, and some mandate of hers holds: she chooses.</summary>
    private async Task<MandateLed?> Led(MyBehalfModel model, string? then, Guid? mandate, CancellationToken ct)
    {
        if (mandate is not { } wanted) return model.AsAgent.Any(l => l.Standing == "holds") ? null : new MandateLed(null, false);
        // It may be older than those that the page shows.
        var (id, me) = (MandateId.From(wanted), (Guid?)city.Actor.Id);
        var found = await db.Set<Mandate>().SingleOrDefaultAsync(m => m.Id == id && m.Agent == me && m.Kind != MandateKind.Clerk, ct);
        return new MandateLed(found is not null && found.HoldsOn(clock.TodayInTokyo()) ? Own(found) : null, then is not null);
    }

    public async Task<MandateLine?> Offered(string? token, CancellationToken ct)
    {
        var now = clock.NowInstant();
        return OfferToken.Read(keys, token) is { } id
            && await db.Set<Mandate>().SingleOrDefaultAsync(m => m.Id == id && m.State == MandateState.Offered && m.OfferUntil >= now, ct) is { } offered
                ? Own(offered)
                : null;
    }

    /// <summary>As those see it between whom it is given, or to whom it is offered.</summary>
    private MandateLine Own(Mandate mandate) => Line(mandate, vault.Own(mandate.People));

    public MandateLine Line(Mandate mandate, Opened opened)
    {
        var today = clock.TodayInTokyo();
        var names = scopes.SelectMany(s => s.Procedures).ToDictionary(p => p.Id, p => p.Name, StringComparer.Ordinal);
        var standing = mandate.State switch
        {
            MandateState.Confirmed when mandate.Until < today => "over",
            MandateState.Confirmed when mandate.From > today => "not-yet",
            MandateState.Confirmed => "holds",
            MandateState.Offered when mandate.OfferUntil < clock.NowInstant() => "over",
            MandateState.Offered => "offered",
            MandateState.Declared => "declared",
            MandateState.Refused => "refused",
            _ => "ended",
        };
        var people = mandate.Names(opened);
        return new MandateLine(
            mandate.Id.Value, MandateTerms.Code(mandate.Kind), people.Agent, people.Principal,
            mandate.Procedures?.Split(' ').Select(p => names.GetValueOrDefault(p) ?? new LocalText(p)).ToList(),
            mandate.From, mandate.Until, standing)
        {
            Token = standing == "offered" && mandate.Principal?.Value == city.Actor.Id ? OfferToken.Of(keys, mandate.Id) : null,
            OfferUntil = mandate.OfferUntil?.TokyoDate,
            Reason = standing == "refused" ? mandate.Why(opened) : null,
            Medium = mandate.Medium,
            Told = mandate.Kind is not MandateKind.Clerk && standing is "holds" or "not-yet" ? MandateTerms.Code(mandate.Told) : null,
            MayBeTold = [.. Enum.GetValues<Told>().Where(mandate.MayBeTold).Select(MandateTerms.Code)],
            SeesAll = mandate.SeesAll,
        };
    }
}

public sealed record ScopeChoice(string Id, LocalText Name);

/// <summary>A mandate as a page shows it.</summary>
public sealed record MandateLine(
    Guid Id, string Kind, string AgentName, string PrincipalName, IReadOnlyList<LocalText>? Procedures, DateOnly From, DateOnly Until, string Standing)
{
    /// <summary>What its giver hands on; null for everybody else.</summary>
    public string? Token { get; init; }

    public DateOnly? OfferUntil { get; init; }

    public string? Reason { get; init; }

    public string? Medium { get; init; }

    /// <summary>What the agent is told, as long as she can be: none, handed-in or all.</summary>
    public string? Told { get; init; }

    /// <summary>What the person may choose for her.</summary>
    public IReadOnlyList<string> MayBeTold { get; init; } = [];

    /// <summary>Whether the agent is shown everything of the person's.</summary>
    public bool SeesAll { get; init; }

    /// <summary>It is over and says nothing that its people have to read: it stands below the others.</summary>
    internal bool IsPast => Standing is "over" or "ended";

    internal bool CanEnd => Standing is "offered" or "declared" or "holds" or "not-yet";
}

public sealed record MyBehalfModel(IReadOnlyList<MandateLine> AsAgent, IReadOnlyList<MandateLine> AsPrincipal, string Then, Refusal? Refusal)
{
    /// <summary>Where the site is, for the link that is handed over.</summary>
    public string Site { get; init; } = "";

    /// <summary>What a message has led her to; null where none has.</summary>
    public MandateLed? Led { get; init; }

    /// <summary>Where she goes on by this mandate: where the message leads by its own, and to her own page by any other.</summary>
    internal string ThenBy(MandateLine line) => Led?.Line is { } led && led.Id != line.Id ? "/my" : Then;
}

/// <summary>A message for an agent has led her here: it names nobody, so this page does.</summary>
/// <param name="Line">The mandate by which she reads more; null where it holds no longer.</param>
/// <param name="Sees">Whether she is shown what it is about, or has to leave that to the person.</param>
public sealed record MandateLed(MandateLine? Line, bool Sees);

/// <summary>The form of a mandate: offered by the person, or declared by whoever acts.</summary>
public sealed record MandateFormModel(bool Declares, IReadOnlyList<ScopeChoice> Scopes)
{
    internal TypedTerms Typed { get; init; } = new();

    public Refusal? Refusal { get; init; }
}

public sealed record OfferModel(string Token, MandateLine? Offered, string Typed, Refusal? Refusal);
