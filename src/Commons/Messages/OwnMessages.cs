using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Messages;

/// <summary>The inbox of an account: it goes with her, and it goes when she does, with the mails that were still to announce it.</summary>
internal sealed class OwnMessages : IAccountBelongings
{
    public async ValueTask Move(Acting acting, AccountId from, AccountId to, CancellationToken ct) =>
        await acting.Db.Set<Message>().Where(m => m.Account == from.Value).ExecuteUpdateAsync(m => m.SetProperty(r => r.Account, to.Value), ct);

    public async ValueTask Forget(Acting acting, AccountId account, CancellationToken ct)
    {
        var hers = acting.Db.Set<Message>().Where(m => m.Account == account.Value);
        await acting.Db.Set<Delivery>().Where(d => hers.Any(m => m.Id == d.Message)).ExecuteDeleteAsync(ct);
        await hers.ExecuteDeleteAsync(ct);
    }
}
