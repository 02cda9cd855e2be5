using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.PlanFacts;

namespace SmartLocal.Plan;

/// <summary>
/// Counts the figures of the plan from the sealed journal, by day and part. When a module states other facts, the counts are
/// built anew from the first entry.
/// </summary>
internal sealed class Figures(IEnumerable<PlanFact> stated) : ISealedReader
{
    private readonly PlanFact[] facts = [.. stated];

    public IReadOnlySet<string> Entries { get; } = stated.Select(f => f.Entry).ToHashSet();

    public string Version { get; } = VersionOf(stated);

    public async ValueTask Begin(Acting acting, CancellationToken ct) =>
        await acting.Db.Set<FigureCount>().ExecuteDeleteAsync(ct);

    public async ValueTask Read(IReadOnlyList<SealedEntry> entries, Acting acting, CancellationToken ct)
    {
        var sums =
            from entry in entries
            from fact in facts
            let counted = FigureCount.Of(fact, entry)
            where counted is not null
            group counted.Value.Number by (fact.Figure, Day: entry.At.TokyoDate, counted.Value.Dimension) into same
            select (same.Key, Entries: same.LongCount(), Total: same.Sum());
        foreach (var (key, count, total) in sums)
        {
            var row = await acting.Db.Set<FigureCount>().AsTracking().SingleOrDefaultAsync(
                c => c.Figure == key.Figure && c.Day == key.Day && c.Dimension == key.Dimension, ct);
            if (row is null) acting.Db.Add(row = new FigureCount { Figure = key.Figure, Day = key.Day, Dimension = key.Dimension });
            row.Add(count, total);
        }
    }

    private static string VersionOf(IEnumerable<PlanFact> facts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', facts
            .Select(f => $"{f.Figure} {f.Entry} {string.Join(',', f.Where.Select(w => $"{w.Name}={w.Value}"))} by {f.By} as {f.As} number {f.Number}")
            .Order(StringComparer.Ordinal)))))[..8];
}
