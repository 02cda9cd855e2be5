using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Letters;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Jobs;
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
        var letters = await acting.Db.Set<Letter>().Where(l => things.Contains(l.About)).OrderBy(l => l.Id).Select(l => new { l.Id, l.Batch }).ToListAsync(ct);
        scope.Things.UnionWith(letters.Select(l => l.Id.Value));
        // The file of a batch has other people's letters too. What is posted goes with it; what is not can be printed anew.
        var batches = letters.Select(l => l.Batch).Distinct().ToList();
        scope.Files.UnionWith(await acting.Db.Set<LetterBatch>().Where(b => batches.Contains(b.Id) && b.File != null).OrderBy(b => b.Id).Select(b => b.File!.Value).ToListAsync(ct));
    }

    public async ValueTask Erase(Acting acting, ErasureScope scope, CancellationToken ct)
    {
        var messages = scope.Things.Select(InboxMessageId.From).ToList();
        var mails = scope.Things.Select(DeliveryId.From).ToList();
        foreach (var batch in await acting.Db.Set<LetterBatch>().AsTracking().Where(b => b.File != null && scope.Files.Contains(b.File.Value)).OrderBy(b => b.Id).ToListAsync(ct))
        {
            batch.ForgetFile();
            if (batch.PostedAt is null) acting.Queue(new PrintLetters(batch.Id.Value));
        }

        var letters = scope.Things.Select(LetterId.From).ToList();
        await acting.Db.Set<Letter>().Where(l => letters.Contains(l.Id)).ExecuteDeleteAsync(ct);
        await acting.Db.Set<Delivery>().Where(d => mails.Contains(d.Id)).ExecuteDeleteAsync(ct);
        await acting.Db.Set<Message>().Where(m => messages.Contains(m.Id)).ExecuteDeleteAsync(ct);
    }
}
