using System.Globalization;
using SmartLocal.Kernel;
using SmartLocal.Platform;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Host.Backups;

/// <summary>Before anybody is served: what was erased is not back, and the journal says that there was a restore.</summary>
internal sealed class AfterRestore(DataFolder folder, SystemCity system, IEnumerable<IAfterRestore> again)
{
    public async Task Do(CancellationToken ct)
    {
        foreach (var one in again) await one.Reapply(ct);
        var mark = folder.File(Restoring.Mark);
        if (!File.Exists(mark)) return;
        var madeAt = Instant.From(DateTimeOffset.ParseExact(await File.ReadAllTextAsync(mark, ct), "O", CultureInfo.InvariantCulture));
        _ = (await system.City.Perform(new NoteRestore(madeAt), ct)).Value;
        File.Delete(mark);
    }
}
