using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.Clients;

/// <summary>How outside systems are called, wherever it is told what they did. A system that was shut out keeps its name.</summary>
internal static class ClientNames
{
    private const int Most = 500;

    /// <summary>The names of those among the actors who are outside systems.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> Among(CityContext db, IEnumerable<Guid> actors, CancellationToken ct)
    {
        var ids = actors.Distinct().Select(ClientId.From).ToList();
        if (ids.Count == 0) return ImmutableDictionary<Guid, string>.Empty;
        return await db.Set<ClientRow>().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id.Value, c => c.Name, ct);
    }

    /// <summary>All of them, under the pseudonyms by which the sealed journal knows them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> ByPseudonym(CityContext db, CityKeys keys, CancellationToken ct) =>
        (await db.Set<ClientRow>().OrderByDescending(c => c.Id).Take(Most).Select(c => new { c.Id, c.Name }).ToListAsync(ct)).ToDictionary(c => keys.Pseudonym(c.Id.Value), c => c.Name);
}
