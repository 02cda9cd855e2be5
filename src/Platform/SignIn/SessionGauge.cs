using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn;

/// <summary>Open sessions, by what kind of person holds them.</summary>
internal sealed class SessionGauge(TimeProvider clock) : IGauge
{
    public string Name => "smartlocal_sessions";

    public string Help => "Sessions that are open and not expired";

    public async Task<IReadOnlyList<GaugeValue>> Read(CityContext db, CancellationToken ct)
    {
        var now = Instant.From(clock.GetUtcNow());
        var counted = await db.Set<SessionRow>().Where(s => s.ClosedAt == null && s.ExpiresAt >= now)
            .GroupBy(s => s.Kind).Select(g => new { g.Key, Number = g.Count() }).ToListAsync(ct);
        return [.. counted.OrderBy(c => c.Key).Select(c => new GaugeValue(c.Number, ("kind", c.Key.ToString().ToLowerInvariant())))];
    }
}
