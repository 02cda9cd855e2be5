using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Files;

/// <summary>Every file that an act has kept is on the disk, as long as it was. Its digest is not read: that would read every byte of the city.</summary>
internal sealed class FileAudit(FileStore store) : IAudit
{
    public string Name => "files.on-the-disk";

    public string TitleKey => "files.audit.on-the-disk";

    public async Task<AuditResult> Check(CityContext db, Instant settled, CancellationToken ct)
    {
        var (looked, wrong) = (0L, new List<string>());
        await foreach (var file in db.Set<FileRow>().Select(f => new { f.Id, f.Size }).AsAsyncEnumerable().WithCancellation(ct))
        {
            looked++;
            if (store.SizeOf(file.Id) != file.Size) wrong.Add(file.Id.Value.ToString());
        }

        return new(looked, wrong);
    }
}
