using System.Collections.Immutable;

namespace SmartLocal.Platform.Acts;

/// <summary>Who acts, through which channel, with which rights today, and for whom. Never ambient: it is handed on.</summary>
/// <param name="Kind">Whether a resident, staff, an outside system or the system itself.</param>
/// <param name="Id">The account, member of staff or client. Stands in the journal's erasable payload; its sealed part holds a pseudonym.</param>
public sealed record Actor(ActorKind Kind, Guid Id)
{
    /// <summary>Nobody in particular: a visitor who has not signed in.</summary>
    public static readonly Actor Visitor = new(ActorKind.Anonymous, Guid.Empty);

    /// <summary>The web, the API, the counter, a job. A coded word, see docs/words.md.</summary>
    public string Channel { get; init; } = Channels.Web;

    /// <summary>What the browser says of itself (User-Agent), from which a session gets its device's name; null where there is none.</summary>
    public string? Browser { get; init; }

    /// <summary>The office (課) for which a member of staff or an outside system acts, by its code; null for everybody else.</summary>
    public string? Office { get; init; }

    /// <summary>What the posts (職) held today allow. Empty for everybody but staff.</summary>
    public IReadOnlySet<string> Rights { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>What the token of an outside system is good for. Empty for people.</summary>
    public IReadOnlySet<string> Scopes { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>How surely we know who it is.</summary>
    public IdentityLevel Level { get; init; }

    /// <summary>The person acted for, where that is not the actor.</summary>
    public ActedFor? OnBehalfOf { get; init; }

    /// <summary>Whose matter it is: the person acted for, or the actor herself. What is handed in, drafted and read belongs to her.</summary>
    public Guid Subject => OnBehalfOf?.Id ?? Id;

    /// <summary>Who hands it in for the <see cref="Subject"/>; null for whoever acts for herself.</summary>
    public Guid? Agent => OnBehalfOf is null ? null : Id;

    /// <summary>
    /// The agent who alone is shown what she herself handed in for the <see cref="Subject"/>; null for the person herself, and for
    /// whoever may see everything of hers.
    /// </summary>
    public Guid? SeesOnlyOf => OnBehalfOf is { SeesAll: false } ? Id : null;

    /// <summary>The system itself, named after the part that acts (<c>cases.open-on-submission</c>).</summary>
    public static Actor System(string part) => new(ActorKind.System, Guid.Empty) { Channel = Channels.Job, Part = part };

    /// <summary>Which part of the system acts; null for people.</summary>
    public string? Part { get; private init; }
}

/// <summary>The kinds of actors.</summary>
public enum ActorKind
{
    /// <summary>A visitor who has not signed in.</summary>
    Anonymous,

    /// <summary>A resident (住民) with an account.</summary>
    Resident,

    /// <summary>A member of staff (職員).</summary>
    Staff,

    /// <summary>An outside system with a scoped token.</summary>
    Client,

    /// <summary>The system itself: a reaction, a job, a verb on the machine.</summary>
    System,
}

/// <summary>The person for whom an actor acts, and by what right.</summary>
/// <param name="Kind">guardian (法定代理人), family, delegate (委任), filing-agent (提出代行), company, clerk (代理入力).</param>
/// <param name="Id">The person's account, perhaps one that nobody can sign in to.</param>
public sealed record ActedFor(string Kind, Guid Id)
{
    /// <summary>The mandate by which she acts. Every act asks anew whether it holds.</summary>
    public Guid Mandate { get; init; }

    /// <summary>The person's name as declared, for the page. Never in the journal.</summary>
    public string Name { get; init; } = "";

    /// <summary>Through which channel a clerk was told; null for everybody else.</summary>
    public string? Medium { get; init; }

    /// <summary>The procedures for which it was given; null for all.</summary>
    public IReadOnlySet<string>? Procedures { get; init; }

    /// <summary>Whether she sees everything of the person's: a guardian or relative whose mandate is for all procedures.</summary>
    public bool SeesAll => ShowsAll(Kind, Procedures is null);

    /// <summary>Whether a mandate of this kind shows everything of the person's.</summary>
    internal static bool ShowsAll(string kind, bool everyProcedure) => kind is "guardian" or "family" && everyProcedure;

    /// <summary>Whether the mandate is given for this procedure.</summary>
    public bool Covers(string procedure) => Procedures is null || Procedures.Contains(procedure);
}

/// <summary>How surely we know who somebody is, weakest first, so that a procedure can ask for at least one of them.</summary>
public enum IdentityLevel
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>She can read the mail sent to an address: a mailed link.</summary>
    MailedLink,

    /// <summary>The same person as last time: a passkey or password.</summary>
    Login,

    /// <summary>A person in the resident register: 利用者証明用電子証明書 by デジタル認証アプリ.</summary>
    Authenticated,

    /// <summary>As strong as a seal: 署名用電子証明書.</summary>
    Signed,
}

/// <summary>The coded words for channels, as they stand in the journal.</summary>
public static class Channels
{
    /// <summary>A browser.</summary>
    public const string Web = "web";

    /// <summary>The documented API.</summary>
    public const string Api = "api";

    /// <summary>The system's own work after the act: reactions and jobs.</summary>
    public const string Job = "job";

    /// <summary>A desk of the city, where a clerk types in what a person says.</summary>
    public const string Counter = "counter";

    /// <summary>A telephone call, of which a clerk types in what is said.</summary>
    public const string Phone = "phone";

    /// <summary>A letter, which a clerk types in.</summary>
    public const string Post = "post";

    /// <summary>The command line on the machine itself.</summary>
    public const string Verb = "verb";
}
