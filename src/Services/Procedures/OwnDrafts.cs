using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Procedures;

/// <summary>Drafts and applications of an account. A draft is its holder's alone and goes with the account; an application is the city's to keep.</summary>
internal sealed class OwnDrafts : IAccountBelongings
{
    public async ValueTask Move(Acting acting, AccountId from, AccountId to, CancellationToken ct)
    {
        AccountId? before = from, after = to;
        await acting.Db.Set<Draft>().Where(d => d.Account == before).ExecuteUpdateAsync(d => d.SetProperty(r => r.Account, after), ct);
        Guid? fromAgent = from.Value, toAgent = to.Value;
        await acting.Db.Set<Draft>().Where(d => d.Agent == fromAgent).ExecuteUpdateAsync(d => d.SetProperty(r => r.Agent, toAgent), ct);
        await acting.Db.Set<Application>().Where(a => a.Agent == fromAgent).ExecuteUpdateAsync(a => a.SetProperty(r => r.Agent, toAgent), ct);
        await acting.Db.Set<Application>().Where(a => a.Account == from).ExecuteUpdateAsync(a => a.SetProperty(r => r.Account, to), ct);
    }

    public async ValueTask Forget(Acting acting, AccountId account, CancellationToken ct)
    {
        AccountId? hers = account;
        Guid? agent = account.Value;
        var drafts = acting.Db.Set<Draft>().Where(d => d.Account == hers || d.Agent == agent);
        await KeptFiles.Forget(acting, (await drafts.Select(d => d.Id).ToListAsync(ct)).ConvertAll(d => d.Value), ct);
        await drafts.ExecuteDeleteAsync(ct);
    }
}
