using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Cases;

/// <summary>Nobody's application lies somewhere without an office that answers for it, and none is handled twice.</summary>
internal sealed class OneCaseForEach : IAudit
{
    public string Name => "cases.one-for-each-application";

    public string TitleKey => "cases.audit.one-for-each-application";

    public async Task<AuditResult> Check(CityContext db, Instant settled, CancellationToken ct)
    {
        var opened = new Dictionary<ApplicationId, int>();
        await foreach (var application in db.Set<Case>().Select(c => c.Application).AsAsyncEnumerable().WithCancellation(ct))
            opened[application] = opened.GetValueOrDefault(application) + 1;
        var (looked, wrong) = (0L, new List<string>());
        await foreach (var (application, at) in Applications.All(db).WithCancellation(ct))
        {
            looked++;
            opened.Remove(application, out var cases);
            if (cases > 1 || (cases == 0 && at < settled)) wrong.Add(application.Value.ToString());
        }

        return new(looked, [.. wrong, .. opened.Keys.Select(of => of.Value.ToString())]);
    }
}

/// <summary>What is decided was notified, and what is open has neither notice nor an end.</summary>
internal sealed class NoticeForEachDecision : IAudit
{
    public string Name => "cases.notice-for-each-decision";

    public string TitleKey => "cases.audit.notice-for-each-decision";

    public async Task<AuditResult> Check(CityContext db, Instant settled, CancellationToken ct)
    {
        var wrong = db.Set<Case>().Where(c =>
            (c.Status == CaseStatus.Notified) != db.Set<Notice>().Any(n => n.Case == c.Id)
            || (c.Status == CaseStatus.Notified || c.Status == CaseStatus.Withdrawn) != (c.ClosedAt != null));
        return new(await db.Set<Case>().LongCountAsync(ct), await wrong.Select(c => c.Receipt).ToListAsync(ct));
    }
}
