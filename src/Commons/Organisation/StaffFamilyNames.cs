using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Organisation;

/// <summary>The surnames of members of staff.</summary>
internal sealed class StaffFamilyNames : IFamilyNames
{
    public async Task<IReadOnlyDictionary<Guid, string>> Of(CityContext db, IReadOnlySet<Guid> people, Opened opened, CancellationToken ct)
    {
        var staff = await db.Set<Person>().Select(p => new { p.Id, p.Name }).ToListAsync(ct); // the whole staff is smaller than a list of ids
        return staff.Where(p => people.Contains(p.Id.Value)).ToDictionary(p => p.Id.Value, p => PersonName.FamilyOf(p.Name));
    }
}
