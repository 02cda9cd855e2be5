using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Privacy;

namespace SmartLocal.Platform.Acts;

/// <summary>One performance of an act, handed to its <c>Run</c>: everything it may use, and nothing outside the database.</summary>
public sealed class Acting
{
    private readonly IServiceProvider services;
    private readonly IdSource ids;

    internal Acting(CityContext db, IServiceProvider services, IdSource ids, Actor actor, Instant now, string act)
    {
        Db = db;
        this.services = services;
        this.ids = ids;
        Actor = actor;
        Now = now;
        Act = act;
    }

    /// <summary>The tables, tracked; saved by whoever performs the act.</summary>
    public CityContext Db { get; }

    /// <summary>Who acts.</summary>
    public Actor Actor { get; }

    /// <summary>The instant of the act, the same for all its rows.</summary>
    public Instant Now { get; }

    /// <summary>The act's name.</summary>
    public string Act { get; }

    internal List<Unsealed> Entries { get; } = [];

    internal List<object> Inserts { get; } = [];

    /// <summary>
    /// Adds a row that this act does not read again, by a prepared statement and without tracking it. For the one row of an act
    /// that many perform at once; every other row is added by <c>Db.Add</c>.
    /// </summary>
    public void Insert<TRow>(TRow row) where TRow : class => Inserts.Add(row);

    /// <summary>The text as a personal value, sealed for this place.</summary>
    public Personal Seal(Place place, string text) => Get<Vault>().Seal(place, text);

    /// <summary>The same where there may be none.</summary>
    public Personal? SealOptional(Place place, string? text) => text is null ? null : Seal(place, text);

    /// <summary>
    /// Personal values opened to this act's own work. Nothing of them may be in its result unless that goes to the person
    /// herself; whoever calls this stands on a reviewed list.
    /// </summary>
    public Opened OpenForWork() => Get<Vault>().Work();

    /// <summary>A new id of the given type.</summary>
    public TId NewId<TId>() where TId : struct, IId<TId> => ids.Next<TId>();

    /// <summary>Says what happened. The entry is written in the same transaction as the state.</summary>
    public void Record<TEntry>(TEntry entry) where TEntry : IEntry =>
        Entries.Add(new Unsealed(ids.Next(), TEntry.Name, Act, entry.About, entry.Facts, entry, typeof(TEntry), Actor, Now));

    /// <summary>
    /// Asks another module: its act runs in this transaction, by this actor, and its refusal is this act's to hand on.
    /// The asking act stands for the permission of the one it asks.
    /// </summary>
    public ValueTask<Result<T>> Ask<T>(IAct<T> act, CancellationToken ct) => act.Run(this, ct);

    /// <summary>The one plug of a socket, or a singleton of the module.</summary>
    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>All plugs of a socket, in the order of the house.</summary>
    public IEnumerable<T> All<T>() where T : notnull => services.GetServices<T>();
}
