using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Pdf;

/// <summary>The PDFs that somebody had printed: they are copies for herself and go when she does.</summary>
internal sealed class OwnPdfs : IAccountBelongings
{
    public async ValueTask Move(Acting acting, AccountId from, AccountId to, CancellationToken ct) =>
        await acting.Db.Set<PdfRow>().Where(p => p.Owner == from.Value).ExecuteUpdateAsync(p => p.SetProperty(r => r.Owner, to.Value), ct);

    public async ValueTask Forget(Acting acting, AccountId account, CancellationToken ct)
    {
        var printed = acting.Db.Set<PdfRow>().Where(p => p.Owner == account.Value);
        // Their bytes are swept from the disk: nothing names them any more.
        await acting.Db.Set<FileRow>().Where(f => printed.Any(p => p.File == f.Id)).ExecuteDeleteAsync(ct);
        await printed.ExecuteDeleteAsync(ct);
    }
}
