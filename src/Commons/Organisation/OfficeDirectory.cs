using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Organisation;

/// <summary>Tells Platform which offices there are.</summary>
internal sealed class OfficeDirectory : IOfficeList
{
    private const int MostOffices = 500;

    public async Task<IReadOnlyList<OfficeLine>> All(CityContext db, CancellationToken ct)
    {
        var offices = await db.Set<Office>().OrderBy(o => o.SortKey).ThenBy(o => o.Code).Take(MostOffices).Select(o => new { o.Code, o.Name }).ToListAsync(ct);
        return [.. offices.Select(o => new OfficeLine(o.Code.Value, o.Name))];
    }
}
