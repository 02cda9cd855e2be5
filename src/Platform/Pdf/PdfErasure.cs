using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Pdf;

/// <summary>Erases the PDFs that were printed of a matter's pages.</summary>
internal sealed class PdfErasure : IErasure
{
    public async ValueTask Widen(Acting acting, ErasureScope scope, CancellationToken ct)
    {
        var names = scope.Names.ToList();
        var printed = await acting.Db.Set<PdfRow>().Where(p => names.Contains(p.Key)).OrderBy(p => p.Id).ToListAsync(ct);
        scope.Things.UnionWith(printed.Select(p => p.Id.Value));
        foreach (var pdf in printed)
            if (pdf.File is { } file) scope.Files.Add(file);
    }

    public async ValueTask Erase(Acting acting, ErasureScope scope, CancellationToken ct)
    {
        var names = scope.Names.ToList();
        await acting.Db.Set<PdfRow>().Where(p => names.Contains(p.Key)).ExecuteDeleteAsync(ct);
    }
}
