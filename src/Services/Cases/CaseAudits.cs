using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Cases;

/// <summary>Nobody's application lies somewhere without an office that answers for it, and none is handled twice.</summary>
internal sealed class OneCaseForEach : IAudit
{
    public string Name => "cases.one-for-each-application";

    public string TitleKey => "cases.audit.one-for-each-application";

    public async Task<AuditResult> Check(CityContext db, Instant settled, CancellationToken ct)
    {
        // Two lists in the same order are held against each other; of one, sixteen bytes an application are kept at once.
        var cases = await db.Set<Case>().OrderBy(c => c.Application).Select(c => c.Application).ToListAsync(ct);
        var (result, next) = (new AuditResult(), 0);
        await foreach (var (application, at) in Applications.All(db).WithCancellation(ct))
        {
            result.Looked++;
            while (next < cases.Count && cases[next].Value.CompareTo(application.Value) < 0) result.Found(cases[next++].Value.ToString());
            var before = next;
            while (next < cases.Count && cases[next] == application) next++;
            if (next - before > 1 || (next == before && at < settled)) result.Found(application.Value.ToString());
        }

        while (next < cases.Count) result.Found(cases[next++].Value.ToString());
        return result;
    }
}

/// <summary>What is decided or completed was notified, and what is open has neither notice nor an end.</summary>
internal sealed class NoticeForEachDecision : IAudit
{
    public string Name => "cases.notice-for-each-decision";

    public string TitleKey => "cases.audit.notice-for-each-decision";

    public async Task<AuditResult> Check(CityContext db, Instant settled, CancellationToken ct)
    {
        var wrong = db.Set<Case>().Where(c =>
            (c.Status == CaseStatus.Notified || c.Status == CaseStatus.Completed) != db.Set<Notice>().Any(n => n.Case == c.Id)
            || (c.Status == CaseStatus.Notified || c.Status == CaseStatus.Completed || c.Status == CaseStatus.Withdrawn) != (c.ClosedAt != null)
            || (c.Status == CaseStatus.Completed && db.Set<Notice>().Any(n => n.Case == c.Id && n.Decision != null)));
        var result = new AuditResult { Looked = await db.Set<Case>().LongCountAsync(ct) };
        await foreach (var receipt in wrong.Select(c => c.Receipt).AsAsyncEnumerable().WithCancellation(ct)) result.Found(receipt);

        // Decided, and the notice never came of it: the case still stands before its decider.
        var drafted = await db.Set<Case>().Where(c => c.Status == CaseStatus.Drafted)
            .Join(db.Set<Proposal>().Where(p => p.ReturnedAt == null), c => c.Id, p => p.Case, (c, p) => new { c.Receipt, p.Approval }).ToListAsync(ct);
        foreach (var some in drafted.Chunk(200))
        {
            var decided = await Approvals.DecidedAmong(db, [.. some.Select(s => s.Approval)], settled, ct);
            foreach (var stuck in some.Where(s => decided.Contains(s.Approval))) result.Found(stuck.Receipt);
        }

        return result;
    }
}
