using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.SignIn.Signing;

/// <summary>Erases the signatures under what is erased.</summary>
internal sealed class SignatureErasure : IErasure
{
    public async ValueTask Erase(Acting acting, ErasureScope scope, CancellationToken ct)
    {
        var things = scope.Things.ToList();
        await acting.Db.Set<SignatureRow>().Where(s => s.About != null && things.Contains(s.About.Value)).ExecuteDeleteAsync(ct);
    }
}
