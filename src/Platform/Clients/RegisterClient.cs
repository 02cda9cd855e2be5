using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Clients;

/// <summary>Lets an outside system in: for one office, for named scopes, by its public keys.</summary>
internal sealed record RegisterClient(string Name, string Office, IReadOnlyList<string> Scopes, string Keys) : IAct<ClientId>
{
    public const string Right = "platform.administer-clients";

    private const int LongestName = 60;

    public static readonly RefusalKind NameMissing = new("clients.name-missing");
    public static readonly RefusalKind OfficeUnknown = new("clients.office-unknown");
    public static readonly RefusalKind ScopeMissing = new("clients.scope-missing");

    public ActKind Kind { get; } = new("clients.register-client", Permission.Right(Right));

    public async ValueTask<Result<ClientId>> Run(Acting acting, CancellationToken ct)
    {
        if (!PlainText.Read(Name, LongestName).Try(out var name, out var no)) return no with { Field = "name" };
        if (name.Length == 0) return NameMissing.Of("name");
        if (!(await acting.Get<IOfficeNames>().All(acting.Db, ct)).Any(o => o.Code == Office)) return OfficeUnknown.Of("office");
        var known = acting.All<ClientScope>().Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var scopes = Scopes.Where(known.Contains).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (scopes.Count == 0) return ScopeMissing.Of("scopes");
        if (!ClientKeys.Read(Keys).Try(out var keys, out no)) return no;
        var row = new ClientRow
        {
            Id = acting.NewId<ClientId>(), Name = name, Office = Office, Scopes = string.Join(' ', scopes), Keys = keys, MadeAt = acting.Now, KeysAt = acting.Now,
        };
        acting.Db.Add(row);
        acting.Record(new ClientRegistered(row.Id.Value, name, Office, scopes));
        return row.Id;
    }
}

/// <summary>An outside system was let in.</summary>
public sealed record ClientRegistered(Guid Client, string Name, string Office, IReadOnlyList<string> Scopes) : IEntry
{
    static string IEntry.Name => "clients.registered";

    /// <inheritdoc/>
    public Guid About => Client;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("office", Office), .. Scopes.Select(s => new Fact("scope", s))];
}
