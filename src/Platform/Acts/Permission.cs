namespace SmartLocal.Platform.Acts;

/// <summary>Who may use a route or perform an act. Which thing they may do it to is the act's own guard.</summary>
public sealed record Permission
{
    private Permission(string name, Func<Actor, bool> grants)
    {
        Name = name;
        this.grants = grants;
    }

    private readonly Func<Actor, bool> grants;

    /// <summary>Everybody, signed in or not.</summary>
    public static readonly Permission Anyone = new("anyone", _ => true);

    /// <summary>A signed-in resident, in a browser or through an access token.</summary>
    public static readonly Permission Resident = new("resident", a => a.Kind is ActorKind.Resident);

    /// <summary>A signed-in resident who acts for herself: her account and her mandates are nobody else's to touch.</summary>
    public static readonly Permission Self = new("resident for herself", a => a is { Kind: ActorKind.Resident, OnBehalfOf: null });

    /// <summary>Whoever may hand in an application: a resident, for herself or another, and a clerk who types in for a person (代理入力).</summary>
    public static readonly Permission Applicant = new("applicant", a => a.Kind is ActorKind.Resident || a is { Kind: ActorKind.Staff, OnBehalfOf: not null, Level: not IdentityLevel.None });

    /// <summary>Any signed-in member of staff, unless she is typing in for a person: then she is that person's hand and nothing else.</summary>
    public static readonly Permission Staff = new("staff", a => a is { Kind: ActorKind.Staff, OnBehalfOf: null, Level: not IdentityLevel.None });

    /// <summary>
    /// Any member of staff, also one who has given her password and still lacks the second factor that the city asks for. Only
    /// for what she needs to make one.
    /// </summary>
    public static readonly Permission AnyStaff = new("staff without second factor", a => a is { Kind: ActorKind.Staff, OnBehalfOf: null });

    /// <summary>Only the system itself: reactions, jobs, verbs on the machine.</summary>
    public static readonly Permission System = new("system", a => a.Kind is ActorKind.System);

    /// <summary>Its name in the reviewed table of routes.</summary>
    public string Name { get; }

    /// <summary>Staff whose post gives the right today and who act for the city, and the system.</summary>
    public static Permission Right(string right) =>
        new($"right {right}", a => a.Kind is ActorKind.System || (a is { Kind: ActorKind.Staff, OnBehalfOf: null } && a.Rights.Contains(right)));

    /// <summary>An outside system whose token carries the scope, and the system.</summary>
    public static Permission Scope(string scope) =>
        new($"scope {scope}", a => a.Kind is ActorKind.System || (a.Kind is ActorKind.Client && a.Scopes.Contains(scope))) { Scopes = [scope] };

    /// <summary>The scopes that open it to outside systems; empty where it is closed to them.</summary>
    public IReadOnlyList<string> Scopes { get; private init; } = [];

    /// <summary>Whoever any of the given permissions allows.</summary>
    public static Permission Either(params Permission[] choices) =>
        new(string.Join(" or ", choices.Select(c => c.Name)), a => choices.Any(c => c.grants(a))) { Scopes = [.. choices.SelectMany(c => c.Scopes)] };

    /// <summary>Whether the actor has it.</summary>
    public bool Allows(Actor actor) => grants(actor);

    /// <inheritdoc/>
    public bool Equals(Permission? other) => other?.Name == Name;

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
