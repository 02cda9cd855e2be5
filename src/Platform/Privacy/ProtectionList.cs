using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Privacy;

/// <summary>Whoever is on the city's own list is protected: for residents whom no register names yet.</summary>
internal sealed class ProtectionList : IProtection
{
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<string>>> ProtectedAmong(CityContext db, IReadOnlySet<Guid> subjects, Instant now, CancellationToken ct) =>
        await db.Set<ProtectedRow>().Where(p => subjects.Contains(p.Subject)).ToDictionaryAsync(p => p.Subject, p => p.NamedOffices, ct);
}
