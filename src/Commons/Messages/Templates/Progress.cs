using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Many;
using SmartLocal.Platform.Data;

namespace SmartLocal.Messages.Templates;

/// <summary>How far a text for many is.</summary>
/// <param name="Inboxes">In how many inboxes it stands.</param>
/// <param name="Recipients">In how many it will.</param>
/// <param name="Read">How many have opened it.</param>
/// <param name="At">When it was sent.</param>
/// <param name="Told">What became of what announces it, by way and state.</param>
public sealed record Progress(int Inboxes, int Recipients, int Read, Instant At, IReadOnlyList<ChannelState> Told)
{
    internal static async Task<Progress> Of(CityContext db, BroadcastId id, CancellationToken ct)
    {
        BroadcastId? broadcast = id;
        var sent = await db.Set<Broadcast>().SingleAsync(b => b.Id == id, ct);
        var messages = db.Set<Message>().Where(m => m.Broadcast == broadcast);
        var told = await messages.Join(db.Set<Delivery>(), m => m.Id, d => d.Message, (_, d) => d).GroupBy(d => new { d.Channel, d.State })
            .Select(g => new { g.Key.Channel, g.Key.State, Number = g.Count() }).ToListAsync(ct);
        return new Progress(
            await messages.CountAsync(ct), sent.Recipients, await messages.CountAsync(m => m.ReadAt != null, ct), sent.At,
            [.. told.OrderBy(t => t.Channel).ThenBy(t => t.State).Select(t => new ChannelState(Words.Of(t.Channel), Words.Of(t.State), t.Number))]);
    }
}

public sealed record ChannelState(string Channel, string State, int Number);
