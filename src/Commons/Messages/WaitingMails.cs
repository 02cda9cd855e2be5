using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Messages;

/// <summary>Mails by how they fare, those that the server has taken left out.</summary>
internal sealed class WaitingMails : IGauge
{
    public string Name => "smartlocal_mails";

    public string Help => "Mails that wait, are doubtful, were refused or given up";

    public async Task<IReadOnlyList<GaugeValue>> Read(CityContext db, CancellationToken ct)
    {
        var counted = await db.Set<Delivery>().Where(d => d.State != DeliveryState.Accepted)
            .GroupBy(d => d.State).Select(g => new { g.Key, Number = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Number, ct);
        return [.. Enum.GetValues<DeliveryState>().Where(s => s is not DeliveryState.Accepted).Select(s => new GaugeValue(counted.GetValueOrDefault(s), ("state", Words.Of(s))))];
    }
}
