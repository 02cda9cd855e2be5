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

    public async Task<MyBehalfModel> Show(string? then, Refusal? refusal, CancellationToken ct)
    {
        Guid? me = city.Actor.Id;
        AccountId? mine = AccountId.From(city.Actor.Id);
        var asAgent = await db.Set<Mandate>().Where(m => m.Agent == me && m.Kind != MandateKind.Clerk).OrderByDescending(m => m.MadeAt).Take(Most).ToListAsync(ct);
        var asPrincipal = await db.Set<Mandate>().Where(m => m.Principal == mine).OrderByDescending(m => m.MadeAt).Take(Most).ToListAsync(ct);
        return new MyBehalfModel([.. asAgent.Select(Own)], [.. asPrincipal.Select(Own)], LocalPath.OrHome(then ?? "/my"), refusal);
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

    /// <summary>It is over and says nothing that its people have to read: it stands below the others.</summary>
    internal bool IsPast => Standing is "over" or "ended";

    internal bool CanEnd => Standing is "offered" or "declared" or "holds" or "not-yet";
}

public sealed record MyBehalfModel(IReadOnlyList<MandateLine> AsAgent, IReadOnlyList<MandateLine> AsPrincipal, string Then, Refusal? Refusal)
{
    /// <summary>Where the site is, for the link that is handed over.</summary>
    public string Site { get; init; } = "";
}

/// <summary>The form of a mandate: offered by the person, or declared by whoever acts.</summary>
public sealed record MandateFormModel(bool Declares, IReadOnlyList<ScopeChoice> Scopes)
{
    internal TypedTerms Typed { get; init; } = new();

    public Refusal? Refusal { get; init; }
}

public sealed record OfferModel(string Token, MandateLine? Offered, string Typed, Refusal? Refusal);
