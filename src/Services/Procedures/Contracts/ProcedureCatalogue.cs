using System.Collections.Concurrent;
using System.Collections.Frozen;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Search;
using SmartLocal.Procedures.Catalogue;

namespace SmartLocal.Procedures.Contracts;

/// <summary>
/// The procedures of the release in force, and every earlier version to which something is pinned. In memory: asking it
/// costs nothing. Safe for many threads; readers see one release or the next.
/// </summary>
public sealed class ProcedureCatalogue
{
    /// <summary>The city offers no such procedure.</summary>
    public static readonly RefusalKind NotOffered = new("procedures.not-offered", RefusalReason.NotFound);

    /// <summary>It is being prepared: facts of it are not confirmed, and this city is at work.</summary>
    public static readonly RefusalKind NotConfirmed = new("procedures.not-confirmed", RefusalReason.Conflict);

    /// <summary>Its period has not begun. Value: <c>from</c>.</summary>
    public static readonly RefusalKind NotYet = new("procedures.not-yet", RefusalReason.Conflict);

    /// <summary>Its period is over. Values: <c>from</c>, <c>until</c>.</summary>
    public static readonly RefusalKind Closed = new("procedures.closed", RefusalReason.Conflict);

    /// <summary>It is done in another system, to which its page leads. Value: <c>to</c>.</summary>
    public static readonly RefusalKind DoneElsewhere = new("procedures.done-elsewhere", RefusalReason.Conflict);

    private readonly DataFolder folder;
    private readonly Lazy<ReleaseShelf> shelf;
    private readonly Confirmations confirmations;
    private readonly ConcurrentDictionary<string, ProcedureDefinition> versions = new(StringComparer.Ordinal);
    private volatile Shelved inForce = Shelved.Empty;

    internal ProcedureCatalogue(DataFolder folder, Lazy<ReleaseShelf> shelf, Confirmations confirmations)
    {
        this.folder = folder;
        this.shelf = shelf;
        this.confirmations = confirmations;
    }

    /// <summary>The versions in force, ordered by reading.</summary>
    public IReadOnlyList<ProcedureDefinition> Current => inForce.Procedures;

    /// <summary>The categories, in the order of the city's file.</summary>
    public IReadOnlyList<Category> Categories => inForce.Categories;

    /// <summary>The life events, in the order of the national file.</summary>
    public IReadOnlyList<Category> Events => inForce.Events;

    /// <summary>What people bring along, in the order of the national file.</summary>
    public IReadOnlyList<Belonging> Belongings => inForce.Belongings;

    /// <summary>Finds procedures in force by words.</summary>
    internal SearchIndex<ProcedureDefinition> Index => inForce.Index.Value;

    /// <summary>The procedures in force as the catalogue lists them on a day, ordered by reading.</summary>
    internal IReadOnlyList<CatalogueEntry> Entries(DateOnly day)
    {
        var shelved = inForce;
        return [.. shelved.Procedures.Select(p => new CatalogueEntry(p, On(p, day), shelved.Needed[p.Id]))];
    }

    /// <summary>One of them; null where there is none of that id.</summary>
    internal CatalogueEntry? Entry(string id, DateOnly day)
    {
        var shelved = inForce;
        return shelved.Procedures.FirstOrDefault(p => p.Id == id) is { } procedure ? new CatalogueEntry(procedure, On(procedure, day), shelved.Needed[id]) : null;
    }

    /// <summary>The version in force of a procedure, or null.</summary>
    public ProcedureDefinition? Find(string id)
    {
        foreach (var procedure in inForce.Procedures)
            if (procedure.Id == id) return procedure;
        return null;
    }

    /// <summary>The version with this hash, in force or not.</summary>
    /// <exception cref="InvalidOperationException">No release ever held it.</exception>
    public async ValueTask<ProcedureDefinition> Version(string hash, CancellationToken ct)
    {
        if (versions.TryGetValue(hash, out var known)) return known;
        var text = await shelf.Value.Content(hash, ct) ?? throw new InvalidOperationException($"No release held a procedure with the hash {hash}");
        return versions.GetOrAdd(hash, DefinitionFile.Open(text, hash, OnScreen));
    }

    /// <summary>
    /// Why it can't be submitted on the day, or that it can. In a city at work nothing can that rests on a fact nobody has
    /// confirmed; in a demo or training folder it can, with its marks.
    /// </summary>
    public Availability On(ProcedureDefinition procedure, DateOnly day)
    {
        if (folder.Origin is Origin.Operated && procedure.Drafted.Count > 0) return Availability.Prepared;
        if (!procedure.IsReceived) return Availability.Elsewhere;
        var period = procedure.Period.Value.On(day);
        if (day < period.From) return Availability.NotYet;
        return day > period.Until ? Availability.Over : Availability.Open;
    }

    /// <summary>The version in force of a procedure that can be submitted on the day, or why it can't.</summary>
    public Result<ProcedureDefinition> Offered(string id, DateOnly day)
    {
        if (Find(id) is not { } procedure) return NotOffered.Because();
        var period = procedure.Period.Value.On(day);
        return On(procedure, day) switch
        {
            Availability.Open => procedure,
            Availability.NotYet => NotYet.Because(("from", period.From!)),
            Availability.Elsewhere => DoneElsewhere.Because(("to", procedure.Outcome.Value.To!)),
            Availability.Over => Closed.Because(("from", period.From ?? DateOnly.MinValue), ("until", period.Until!)),
            _ => NotConfirmed.Because(),
        };
    }

    /// <summary>What can be submitted on the day.</summary>
    public IReadOnlyList<ProcedureDefinition> Submittable(DateOnly day) =>
        [.. inForce.Procedures.Where(p => On(p, day) is Availability.Open)];

    internal void Take(
        IEnumerable<ProcedureDefinition> procedures, IReadOnlyList<Category> categories, IReadOnlyList<Category> events,
        IReadOnlyList<Belonging>? belongings = null, Synonyms? synonyms = null, Func<ProcedureDefinition, IEnumerable<string>>? asked = null)
    {
        var ordered = procedures.OrderBy(p => p.Reading, StringComparer.Ordinal).ToArray();
        versions.Clear(); // an earlier version may have a fact that somebody has confirmed since
        foreach (var procedure in ordered) versions[procedure.Hash] = procedure;
        var shelved = new Shelved(
            ordered, categories, events, belongings ?? [],
            ordered.ToFrozenDictionary(p => p.Id, IReadOnlyList<string> (p) => [.. (belongings ?? []).Where(b => b.IsNeededFor(p)).Select(b => b.Id)], StringComparer.Ordinal),
            new Lazy<SearchIndex<ProcedureDefinition>>(() => ProcedureIndex.Of(ordered, categories, events, asked ?? (_ => []), synonyms ?? Synonyms.None)));
        inForce = shelved;
        // A start need not wait for it; whoever looks for something in the same second does.
        _ = Task.Run(() => shelved.Index.Value);
    }

    internal Confirmation? OnScreen(string procedure, string fact, string digest) =>
        confirmations.Of(procedure, fact, digest) is { } said ? new Confirmation(said.By, said.On, said.From) : null;

    private sealed record Shelved(
        IReadOnlyList<ProcedureDefinition> Procedures,
        IReadOnlyList<Category> Categories,
        IReadOnlyList<Category> Events,
        IReadOnlyList<Belonging> Belongings,
        FrozenDictionary<string, IReadOnlyList<string>> Needed,
        Lazy<SearchIndex<ProcedureDefinition>> Index)
    {
        public static readonly Shelved Empty = new(
            [], [], [], [], FrozenDictionary<string, IReadOnlyList<string>>.Empty, new Lazy<SearchIndex<ProcedureDefinition>>(SearchIndex<ProcedureDefinition>.Of([], Synonyms.None)));
    }
}

/// <summary>Whether a procedure can be submitted on a day.</summary>
public enum Availability
{
    /// <summary>It can.</summary>
    Open,

    /// <summary>Its period has not begun.</summary>
    NotYet,

    /// <summary>Its period is over.</summary>
    Over,

    /// <summary>It is done in another system.</summary>
    Elsewhere,

    /// <summary>It is being prepared: some of its facts are not confirmed.</summary>
    Prepared,
}
