using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.PlanFacts;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Plan;

/// <summary>The figures that stand are those that the sealed journal gives when it is counted from its first entry.</summary>
internal sealed class FiguresAudit(Figures figures, IEnumerable<PlanFact> stated, SealedPast<Figures> past) : IAudit
{
    private readonly PlanFact[] facts = [.. stated];

    public string Name => "plan.figures-recounted";

    public string TitleKey => "plan.audit.figures-recounted";

    public async Task<AuditResult> Check(CityContext db, Instant settled, CancellationToken ct)
    {
        var recounted = new Dictionary<(string Figure, DateOnly Day, string Dimension), (long Entries, long Total)>();
        await foreach (var entry in past.Read(db, figures).WithCancellation(ct))
        {
            foreach (var fact in facts)
            {
                if (FigureCount.Of(fact, entry) is not { } counted) continue;
                var key = (fact.Figure, entry.At.TokyoDate, counted.Dimension);
                var (entries, total) = recounted.GetValueOrDefault(key);
                recounted[key] = (entries + 1, total + counted.Number);
            }
        }

        var result = new AuditResult();
        await foreach (var row in db.Set<FigureCount>().AsAsyncEnumerable().WithCancellation(ct))
        {
            result.Looked++;
            recounted.Remove((row.Figure, row.Day, row.Dimension), out var should);
            if (should != (row.Entries, row.Total)) result.Found($"{row.Figure} {row.Day:yyyy-MM-dd} {row.Dimension}");
        }

        foreach (var (figure, day, dimension) in recounted.Keys) result.Found($"{figure} {day:yyyy-MM-dd} {dimension}");
        return result;
    }
}
