using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Messages;

/// <summary>What somebody has connected, inside the acts that change it.</summary>
internal static class Contacts
{
    /// <summary>Takes a way away. What waits to leave by it does not leave.</summary>
    public static async Task Disconnect(Acting acting, Contact contact, CancellationToken ct)
    {
        await Withhold(acting, contact.Id, ct);
        acting.Db.Remove(contact);
        acting.Record(new ContactRemoved(contact.Account, Words.Of(contact.Channel)));
    }

    /// <summary>What waits to leave that way does not leave.</summary>
    public static async Task Withhold(Acting acting, ContactId contact, CancellationToken ct)
    {
        ContactId? id = contact;
        foreach (var waiting in await acting.Db.Set<Delivery>().AsTracking().Where(d => d.Contact == id && (d.State == DeliveryState.Waiting || d.State == DeliveryState.Doubtful)).ToListAsync(ct))
            waiting.Withhold(acting.Now);
    }
}
