using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Procedures;

/// <summary>What was typed in a draft that was sent is in the application and nowhere else: the draft keeps the receipt number alone.</summary>
internal sealed class DraftAudit : IAudit
{
    public string Name => "procedures.sent-drafts-empty";

    public string TitleKey => "procedures.audit.sent-drafts-empty";

    public async Task<AuditResult> Check(CityContext db, Instant settled, CancellationToken ct)
    {
        var sent = db.Set<Draft>().Where(d => d.Receipt != null);
        var result = new AuditResult { Looked = await sent.LongCountAsync(ct) };
        await foreach (var receipt in sent.Where(d => d.Typed != null).Select(d => d.Receipt!).AsAsyncEnumerable().WithCancellation(ct)) result.Found(receipt);
        return result;
    }
}
