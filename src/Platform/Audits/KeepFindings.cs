using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Audits;

/// <summary>Keeps what the audits have found, in the place of what they found the last time.</summary>
internal sealed record KeepFindings(JobId Round, IReadOnlyList<Audited> Found) : IAct<Done>
{
    public ActKind Kind { get; } = new("audits.keep-findings", Permission.System);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        await acting.Db.Set<AuditRow>().ExecuteDeleteAsync(ct);
        foreach (var (audit, result) in Found)
        {
            acting.Db.Add(new AuditRow
            {
                Audit = audit.Name, At = acting.Now, Looked = result.Looked, Wrong = result.Wrong,
                Named = string.Join('\n', result.Named),
            });
        }

        acting.Record(new AuditsDone(Round.Value, Found.Count, [.. Found.Where(f => f.Result.Wrong > 0).Select(f => f.Audit.Name)]));
        return Done.Yes;
    }
}

/// <summary>Everything that must always be true was held against the city.</summary>
/// <param name="Round">The job that did it.</param>
/// <param name="Audits">How many audits.</param>
/// <param name="Broken">Those that found something.</param>
public sealed record AuditsDone(Guid Round, int Audits, IReadOnlyList<string> Broken) : IEntry
{
    static string IEntry.Name => "audits.done";

    /// <inheritdoc/>
    public Guid About => Round;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("audits", $"{Audits}"), .. Broken.Select(name => new Fact("broken", name))];
}
