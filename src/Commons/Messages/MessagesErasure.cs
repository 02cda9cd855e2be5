using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Messages;

/// <summary>Erases the messages about a matter, and the mails that announced them, sent or waiting.</summary>
internal sealed class MessagesErasure : IErasure
{
    public async ValueTask Widen(Acting acting, ErasureScope scope, CancellationToken ct)
    {
        var things = scope.Things.ToList();
        var messages = await acting.Db.Set<Message>().Where(m => things.Contains(m.About)).OrderBy(m => m.Id).Select(m => (InboxMessageId?)m.Id).ToListAsync(ct);
        scope.Things.UnionWith(messages.Select(m => m!.Value.Value));
        var mails = await acting.Db.Set<Delivery>().Where(d => messages.Contains(d.Message)).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync(ct);
        scope.Things.UnionWith(mails.Select(d => d.Value));
    }

    public async ValueTask Erase(Acting acting, ErasureScope scope, CancellationToken ct)
    {
        var messages = scope.Things.Select(InboxMessageId.From).ToList();
        var mails = scope.Things.Select(DeliveryId.From).ToList();
        await acting.Db.Set<Delivery>().Where(d => mails.Contains(d.Id)).ExecuteDeleteAsync(ct);
        await acting.Db.Set<Message>().Where(m => messages.Contains(m.Id)).ExecuteDeleteAsync(ct);
    }
}
