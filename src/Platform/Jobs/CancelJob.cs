using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Jobs;

/// <summary>A member of staff wants a job done no more. One that runs ends within seconds; what it has done by then stays done.</summary>
internal sealed record CancelJob(JobId Job) : IAct<Done>
{
    /// <summary>There is no such job, or it has ended already.</summary>
    public static readonly RefusalKind NothingToCancel = new("jobs.nothing-to-cancel", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("jobs.cancel", JobRight.Operate);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (await JobDesk.Take(acting.Db, Job, ct) is not { } job || !job.AskCancel(acting.Now)) return NothingToCancel.Because();
        acting.Record(new JobCancelled(Job.Value, job.Kind));
        return Done.Yes;
    }
}

/// <summary>Somebody cancelled a job.</summary>
/// <param name="Job">The job.</param>
/// <param name="Kind">Its kind.</param>
public sealed record JobCancelled(Guid Job, string Kind) : IEntry
{
    static string IEntry.Name => "jobs.cancelled";

    /// <inheritdoc/>
    public Guid About => Job;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("kind", Kind)];
}
