using System.Text.Json;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Jobs;

/// <summary>A kind of job and how it is done.</summary>
internal abstract class JobLine(JobKind kind)
{
    public JobKind Kind => kind;

    public abstract Task<JobOutcome> Do(string payload, Working working, CancellationToken ct);
}

internal sealed class JobLine<TJob>(IWork<TJob> work) : JobLine(TJob.Kind) where TJob : IJob
{
    public override Task<JobOutcome> Do(string payload, Working working, CancellationToken ct) =>
        work.Do(JsonSerializer.Deserialize<TJob>(payload, CityJson.Options) ?? throw new JsonException("A job has no content"), working, ct);
}

/// <summary>All kinds of jobs that this build knows. Those of another build wait for a node that knows them.</summary>
internal sealed class JobLines(IEnumerable<JobLine> lines)
{
    private readonly Dictionary<string, JobLine> byName = lines.ToDictionary(l => l.Kind.Name, StringComparer.Ordinal);

    public IReadOnlyCollection<JobLine> All => byName.Values;

    public JobLine? Find(string kind) => byName.GetValueOrDefault(kind);
}
