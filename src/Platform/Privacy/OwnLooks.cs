using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Privacy;

/// <summary>
/// Looks at a person and her protection go with her from account to account. When she deletes hers both stay: what she sent is
/// still with the city, and whoever threatens her still must not learn of it.
/// </summary>
internal sealed class OwnLooks : IAccountBelongings
{
    public async ValueTask Move(Acting acting, AccountId from, AccountId to, CancellationToken ct)
    {
        await acting.Db.Set<LookRow>().Where(l => l.Subject == from.Value).ExecuteUpdateAsync(l => l.SetProperty(r => r.Subject, to.Value), ct);
        if (await acting.Db.Set<ProtectedRow>().AsTracking().SingleOrDefaultAsync(p => p.Subject == from.Value, ct) is not { } moved) return;
        acting.Db.Remove(moved);
        var row = await acting.Db.Set<ProtectedRow>().AsTracking().SingleOrDefaultAsync(p => p.Subject == to.Value, ct);
        if (row is null) acting.Db.Add(new ProtectedRow { Subject = to.Value, Offices = moved.Offices, Since = moved.Since });
        else row.Offices = string.Join(',', row.NamedOffices.Union(moved.NamedOffices));
    }

    public ValueTask Forget(Acting acting, AccountId account, CancellationToken ct) => ValueTask.CompletedTask;
}
