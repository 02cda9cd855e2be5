using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn.MyAccount;

/// <summary>An account that its holder deleted stays deleted when yesterday's backup is restored, and the journal forgets what it said of it.</summary>
internal sealed class AccountErasure : IErasure
{
    public async IAsyncEnumerable<Guid> Matters(CityContext db)
    {
        await foreach (var id in db.Set<AccountRow>().Where(a => a.ClosedAt == null).OrderBy(a => a.Id).Select(a => a.Id).AsAsyncEnumerable()) yield return id.Value;
    }

    public async ValueTask Erase(Acting acting, ErasureScope scope, CancellationToken ct)
    {
        var account = AccountId.From(scope.Matter);
        if (await acting.Db.Set<AccountRow>().AnyAsync(a => a.Id == account && a.ClosedAt == null, ct)) await DeleteAccount.Forget(acting, account, ct);
    }
}
