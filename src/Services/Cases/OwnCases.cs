using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Cases;

/// <summary>An applicant's cases go with her from account to account; they stay when the account is deleted, until their term is over.</summary>
internal sealed class OwnCases : IAccountBelongings
{
    public async ValueTask Move(Acting acting, AccountId from, AccountId to, CancellationToken ct)
    {
        Guid? before = from.Value, after = to.Value;
        await acting.Db.Set<Case>().Where(c => c.Agent == before).ExecuteUpdateAsync(c => c.SetProperty(r => r.Agent, after), ct);
        await acting.Db.Set<Case>().Where(c => c.Account == from).ExecuteUpdateAsync(c => c.SetProperty(r => r.Account, to), ct);
    }

    public ValueTask Forget(Acting acting, AccountId account, CancellationToken ct) => ValueTask.CompletedTask;
}
