using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Letters;
using SmartLocal.Messages.Pages;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Messages;

/// <summary>What the applicant was told of a matter and by which ways, on the page on which the office handles it: which text, and not its words.</summary>
internal sealed class MatterDeliveries : IMatterSection
{
    private const int Shown = 20;

    public int Order => 10;

    public Type Component => typeof(MatterPart);

    public async Task<object?> Load(CityContext db, Guid matter, CancellationToken ct)
    {
        var messages = await db.Set<Message>().Where(m => m.About == matter && m.Broadcast == null).OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(Shown)
            .Select(m => new { m.Id, m.TemplateKey, m.At, m.ReadAt }).ToListAsync(ct);
        if (messages.Count == 0) return null;
        var ids = messages.Select(m => (Contracts.InboxMessageId?)m.Id).ToList();
        var deliveries = (await db.Set<Delivery>().Where(d => ids.Contains(d.Message)).OrderBy(d => d.Id).Select(d => new { d.Message, d.Channel, d.State }).ToListAsync(ct)).ToLookup(d => d.Message);
        // A letter has no message of its own: it says the same as the one that was sent with it.
        var letters = (await db.Set<Letter>().Where(l => l.About == matter).OrderBy(l => l.Id).Select(l => new { l.TemplateKey, l.At, l.PostedAt, l.ReturnedAt }).ToListAsync(ct))
            .ToLookup(l => (l.TemplateKey, l.At), l => l.ReturnedAt is not null ? "returned" : l.PostedAt is not null ? "posted" : "unposted");
        return new MatterModel([.. messages.Select(m => new MatterLine(
            m.TemplateKey, m.At, m.ReadAt is not null,
            [
                .. deliveries[m.Id].OrderBy(d => d.Channel).Select(d => new MatterWay(Words.Of(d.Channel), Words.Of(d.State))),
                .. letters[(m.TemplateKey, m.At)].Select(state => new MatterWay(Words.Of(Channel.Letter), state)),
            ]))]);
    }
}
