using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Jobs;

/// <summary>A member of staff has a dead job tried again, from its first attempt.</summary>
internal sealed record ReplayJob(JobId Job) : IAct<Done>
{
    /// <summary>There is no such job, or it is not dead: done already, or being tried anyway.</summary>
    public static readonly RefusalKind NothingToReplay = new("jobs.nothing-to-replay", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("jobs.replay", JobRight.Operate);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (await JobDesk.Take(acting.Db, Job, ct) is not { } job || !job.Replay(acting.Now)) return NothingToReplay.Because();
        acting.Record(new JobReplayed(Job.Value, job.Kind));
        acting.Get<JobSignal>().Set();
        return Done.Yes;
    }
}

/// <summary>Somebody had a dead job tried again.</summary>
/// <param name="Job">The job.</param>
/// <param name="Kind">Its kind.</param>
public sealed record JobReplayed(Guid Job, string Kind) : IEntry
{
    static string IEntry.Name => "jobs.replayed";

    /// <inheritdoc/>
    public Guid About => Job;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("kind", Kind)];
}
