using Microsoft.EntityFrameworkCore;
using SmartLocal.Messages.Letters;
using SmartLocal.Messages.Line;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Messages;

/// <summary>
/// The inbox of an account and how its holder is told: it goes with her, and it goes when she does, with what was still to announce it.
/// Where two accounts become one, what the one that stays has said holds.
/// </summary>
internal sealed class OwnMessages : IAccountBelongings
{
    public async ValueTask Move(Acting acting, AccountId from, AccountId to, CancellationToken ct)
    {
        await acting.Db.Set<Message>().Where(m => m.Account == from.Value).ExecuteUpdateAsync(m => m.SetProperty(r => r.Account, to.Value), ct);
        await acting.Db.Set<Contact>().Where(c => c.Account == from.Value).ExecuteUpdateAsync(c => c.SetProperty(r => r.Account, to.Value), ct);
        await acting.Db.Set<AskedNumber>().Where(a => a.Account == from.Value).ExecuteDeleteAsync(ct);
        await acting.Db.Set<LineLink>().Where(l => l.Account == from.Value).ExecuteDeleteAsync(ct);
        Guid? before = from.Value, after = to.Value;
        await acting.Db.Set<Letter>().Where(l => l.Account == before).ExecuteUpdateAsync(l => l.SetProperty(r => r.Account, after), ct);
        await acting.Db.Set<Delivery>().Where(d => d.Account == before).ExecuteUpdateAsync(d => d.SetProperty(r => r.Account, after), ct);
        var said = acting.Db.Set<Wish>().Where(w => w.Account == to.Value);
        await acting.Db.Set<Wish>().Where(w => w.Account == from.Value && said.Any(s => s.Purpose == w.Purpose && s.Channel == w.Channel)).ExecuteDeleteAsync(ct);
        await acting.Db.Set<Wish>().Where(w => w.Account == from.Value).ExecuteUpdateAsync(w => w.SetProperty(r => r.Account, to.Value), ct);
        if (await acting.Db.Set<Reader>().AnyAsync(r => r.Account == to.Value, ct)) await acting.Db.Set<Reader>().Where(r => r.Account == from.Value).ExecuteDeleteAsync(ct);
        else await acting.Db.Set<Reader>().Where(r => r.Account == from.Value).ExecuteUpdateAsync(r => r.SetProperty(x => x.Account, to.Value), ct);
    }

    public async ValueTask Forget(Acting acting, AccountId account, CancellationToken ct)
    {
        var hers = acting.Db.Set<Message>().Where(m => m.Account == account.Value);
        await acting.Db.Set<Delivery>().Where(d => hers.Any(m => m.Id == d.Message)).ExecuteDeleteAsync(ct);
        await hers.ExecuteDeleteAsync(ct);
        await acting.Db.Set<Contact>().Where(c => c.Account == account.Value).ExecuteDeleteAsync(ct);
        await acting.Db.Set<AskedNumber>().Where(a => a.Account == account.Value).ExecuteDeleteAsync(ct);
        // What is not printed is not written any more; of what is, nothing says that it is hers.
        Guid? holder = account.Value, nobody = null;
        await acting.Db.Set<Letter>().Where(l => l.Account == holder && l.Batch == null).ExecuteDeleteAsync(ct);
        await acting.Db.Set<Letter>().Where(l => l.Account == holder).ExecuteUpdateAsync(l => l.SetProperty(r => r.Account, nobody), ct);
        await acting.Db.Set<LineLink>().Where(l => l.Account == account.Value).ExecuteDeleteAsync(ct);
        await acting.Db.Set<Wish>().Where(w => w.Account == account.Value).ExecuteDeleteAsync(ct);
        await acting.Db.Set<Reader>().Where(r => r.Account == account.Value).ExecuteDeleteAsync(ct);
    }
}
