using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.Acts;

/// <summary>
/// A connection on which acts are performed one after the other, with one context whose tracker is cleared between them (a
/// new context for each act costs a third of the rate) and its prepared statements for what every act writes.
/// </summary>
internal abstract class Lane : IAsyncDisposable
{
    private readonly LaneParts parts;

    protected Lane(LaneParts parts, DbConnection connection)
    {
        this.parts = parts;
        Connection = connection;
        var options = new DbContextOptionsBuilder<CityContext>()
            .UseApplicationServiceProvider(parts.Services)
            .EnableThreadSafetyChecks(false);
        parts.Database.ConfigureWriting(options, connection);
        Db = new CityContext((DbContextOptions<CityContext>)options.Options) { InAct = true };
        // The lane owns the transaction; Entity Framework opens none and sets no savepoints of its own.
        Db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        Db.Database.AutoSavepointsEnabled = false;
        Db.ChangeTracker.LazyLoadingEnabled = false;
    }

    public CityContext Db { get; }

    protected DbConnection Connection { get; }

    protected CityKeys Keys => parts.Keys;

    protected IChance Chance => parts.Chance;

    public Instant Now => Instant.From(parts.Clock.GetUtcNow());

    public Acting NewActing(Actor actor, string act) =>
        new(Db, parts.Services, parts.Ids, actor, Now, act);

    public void Clear() => Db.ChangeTracker.Clear();

    /// <summary>The earlier use of the key, after any twin that is still running.</summary>
    public abstract ValueTask<UsedKey?> FindKey(KeyBinding key, CancellationToken ct);

    /// <summary>Writes the act's entries, and the key with the answer; when it is the last of its transaction, the commit may ride along.</summary>
    public abstract ValueTask Write(Acting acting, UsedKey? key, bool last, CancellationToken ct);

    /// <summary>Writes the links of the chain.</summary>
    public abstract ValueTask WriteSeals(IReadOnlyList<SealRow> seals, CancellationToken ct);

    public virtual async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await Connection.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>The columns of an entry, in the order of <see cref="EntryColumns"/>.</summary>
    protected void Fill(DbParameterCollection values, Unsealed entry)
    {
        var salt = new byte[32];
        Chance.Fill(salt);
        var payload = entry.Payload();
        var acted = entry.Actor.OnBehalfOf;
        var row = new EntryRow
        {
            Id = entry.Id, At = entry.At, Name = entry.Name, Act = entry.Act, Channel = entry.Actor.Channel, Office = entry.Actor.Office,
            ActorKind = entry.Actor.Part is { } part ? $"system {part}" : Chain.Word(entry.Actor.Kind),
            Actor = Keys.Pseudonym(entry.Actor.Id),
            ActedForKind = acted?.Kind, ActedFor = acted is null ? null : Keys.Pseudonym(acted.Id),
            About = entry.About, Facts = entry.FactLine(), Mac = [],
        };
        values[0].Value = Id(row.Id);
        values[1].Value = row.At.Microseconds;
        values[2].Value = row.Name;
        values[3].Value = row.Act;
        values[4].Value = row.Channel;
        values[5].Value = (object?)row.Office ?? DBNull.Value;
        values[6].Value = row.ActorKind;
        values[7].Value = Id(row.Actor);
        values[8].Value = (object?)row.ActedForKind ?? DBNull.Value;
        values[9].Value = row.ActedFor is { } pseudonym ? Id(pseudonym) : DBNull.Value;
        values[10].Value = Id(row.About);
        values[11].Value = row.Facts;
        values[12].Value = Chain.Mac(Keys, row, salt, payload);
        values[13].Value = salt;
        values[14].Value = payload;
    }

    protected const string EntryColumns =
        "id, at, name, act, channel, office, actor_kind, actor, acted_for_kind, acted_for, about, facts, mac, salt, payload";

    protected const int EntryColumnCount = 15;

    /// <summary>An id as this engine stores it.</summary>
    protected abstract object Id(Guid id);
}

/// <summary>What every lane needs.</summary>
internal sealed record LaneParts(
    CityDatabase Database, IServiceProvider Services, TimeProvider Clock, IChance Chance, IdSource Ids, CityKeys Keys);
