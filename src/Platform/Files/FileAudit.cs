using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Files;

/// <summary>Every file that an act has kept is on the disk, as long as it was. Its digest is not read: that would read every byte of the city.</summary>
internal sealed class FileAudit(FileStore store, IDbContextFactory<CityContext> contexts) : IAudit
{
    public string Name => "files.on-the-disk";

    public string TitleKey => "files.audit.on-the-disk";

    public async Task<AuditResult> Check(CityContext db, Instant settled, CancellationToken ct)
    {
        var result = new AuditResult();
        await using var now = await contexts.CreateDbContextAsync(ct);
        await foreach (var file in db.Set<FileRow>().Select(f => new { f.Id, f.Size }).AsAsyncEnumerable().WithCancellation(ct))
        {
            result.Looked++;
            if (store.SizeOf(file.Id) == file.Size) continue;
            // Erased since the moment that is looked at: then the row is gone too.
            if (await now.Set<FileRow>().AnyAsync(f => f.Id == file.Id, ct)) result.Found(file.Id.Value.ToString());
        }

        return result;
    }
}
