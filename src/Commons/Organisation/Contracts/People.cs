using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;

namespace SmartLocal.Organisation.Contracts;

/// <summary>Members of staff as other modules name them. For staff's pages: residents are told the office, not the person.</summary>
public static class People
{
    /// <summary>The name, or null where no such person was ever registered. People who left keep theirs.</summary>
    public static Task<string?> Name(CityContext db, StaffId id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Person>().Where(p => p.Id == id).Select(p => p.Name).SingleOrDefaultAsync(ct);
    }

    /// <summary>The names of several people in one query; who is not registered is not among them.</summary>
    public static Task<Dictionary<StaffId, string>> Names(CityContext db, IReadOnlyCollection<StaffId> ids, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
    }
}
