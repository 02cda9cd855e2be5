using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Pdf;

/// <summary>Erases the PDFs that were printed of a matter's pages, and the jobs that would still print one.</summary>
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
        var printed = acting.Db.Set<PdfRow>().Where(p => names.Contains(p.Key));
        // One that a node is at just now finds its row gone and gives up.
        await acting.Db.Set<Job>().Where(j => j.State != JobState.Running && printed.Any(p => p.Job == j.Id)).ExecuteDeleteAsync(ct);
        await printed.ExecuteDeleteAsync(ct);
    }
}
