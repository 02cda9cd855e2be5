using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn.Signing;

/// <summary>Signatures go with the account; those of what was sent stay with it when the account goes, for they are its evidence.</summary>
internal sealed class OwnSignatures : IAccountBelongings
{
    public async ValueTask Move(Acting acting, AccountId from, AccountId to, CancellationToken ct) =>
        await acting.Db.Set<SignatureRow>().Where(s => s.Account == from).ExecuteUpdateAsync(s => s.SetProperty(r => r.Account, to), ct);

    public async ValueTask Forget(Acting acting, AccountId account, CancellationToken ct) =>
        await acting.Db.Set<SignatureRow>().Where(s => s.Account == account && s.About == null).ExecuteDeleteAsync(ct);
}
