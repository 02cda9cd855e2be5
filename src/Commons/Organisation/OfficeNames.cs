using Microsoft.EntityFrameworkCore;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Organisation;

/// <summary>Tells the platform what the offices are called.</summary>
internal sealed class OfficeNames : IOfficeNames
{
    public async Task<IReadOnlyDictionary<string, string>> NamesOf(CityContext db, IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        var known = codes.Select(OfficeCode.Stored).ToList();
        var offices = await db.Set<Office>().Where(o => known.Contains(o.Code)).Select(o => new { o.Code, o.Name }).ToListAsync(ct);
        return offices.ToDictionary(o => o.Code.Value, o => o.Name, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<KeyValuePair<string, string>>> All(CityContext db, CancellationToken ct) =>
        [.. (await db.Set<Office>().OrderBy(o => o.Kana).ThenBy(o => o.Code).Select(o => new { o.Code, o.Name }).ToListAsync(ct)).Select(o => KeyValuePair.Create(o.Code.Value, o.Name))];
}
