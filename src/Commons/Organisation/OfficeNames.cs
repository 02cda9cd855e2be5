using Microsoft.EntityFrameworkCore;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Organisation;

/// <summary>Tells the platform which offices there are and what they are called.</summary>
internal sealed class OfficeNames : IOfficeNames
{
    private const int MostOffices = 500;

    public async Task<IReadOnlyDictionary<string, string>> NamesOf(CityContext db, IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        var known = codes.Select(OfficeCode.Stored).ToList();
        var offices = await db.Set<Office>().Where(o => known.Contains(o.Code)).Select(o => new { o.Code, o.Name }).ToListAsync(ct);
        return offices.ToDictionary(o => o.Code.Value, o => o.Name, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<OfficeLine>> All(CityContext db, CancellationToken ct)
    {
        var offices = await db.Set<Office>().OrderBy(o => o.SortKey).ThenBy(o => o.Code).Take(MostOffices).Select(o => new { o.Code, o.Name }).ToListAsync(ct);
        return [.. offices.Select(o => new OfficeLine(o.Code.Value, o.Name))];
    }
}
