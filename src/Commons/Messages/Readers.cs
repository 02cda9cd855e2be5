using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages;

/// <summary>How somebody wants to be told, inside the acts that change it.</summary>
internal static class Readers
{
    /// <summary>Hers, tracked; a new one where she never said anything.</summary>
    public static async Task<Reader> Take(Acting acting, Guid account, CancellationToken ct)
    {
        if (await acting.Db.Set<Reader>().AsTracking().SingleOrDefaultAsync(r => r.Account == account, ct) is { } reader) return reader;
        var fresh = new Reader { Account = account };
        acting.Db.Add(fresh);
        return fresh;
    }

    /// <summary>What waits to announce something to her that she does not want so any more, does not leave.</summary>
    public static async Task Withhold(Acting acting, Guid account, CancellationToken ct)
    {
        var ways = await Ways.Of(acting.Db, account, ct);
        var waiting = await acting.Db.Set<Delivery>().AsTracking()
            .Where(d => d.Account == account && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Doubtful)).ToListAsync(ct);
        foreach (var delivery in waiting.Where(d => !ways.Wants(MessagePurpose.Of(d.Purpose!), d.Channel))) delivery.Withhold(acting.Now);
    }
}
