using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Files;

/// <summary>The files that somebody sent. Those of an application stay with it; what nothing has named yet goes with the account.</summary>
internal sealed class OwnFiles : IAccountBelongings
{
    private static readonly string Resident = Chain.Word(ActorKind.Resident);

    public async ValueTask Move(Acting acting, AccountId from, AccountId to, CancellationToken ct) =>
        await acting.Db.Set<FileRow>().Where(f => f.OwnerKind == Resident && f.Owner == from.Value)
            .ExecuteUpdateAsync(f => f.SetProperty(r => r.Owner, to.Value), ct);

    public async ValueTask Forget(Acting acting, AccountId account, CancellationToken ct) =>
        await KeptFiles.Forget(acting, acting.Db.Set<FileRow>().Where(f => f.OwnerKind == Resident && f.Owner == account.Value && f.KeptFor == null), ct);
}
