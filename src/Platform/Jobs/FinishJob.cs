using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.Jobs;

/// <summary>Ends a job together with the act that it was done for, and only while it is held under this token: whoever was thought dead and is not changes nothing.</summary>
/// <param name="Job">The job.</param>
/// <param name="Token">The fencing token of the lease under which it was done.</param>
/// <param name="By">What it was done for.</param>
internal sealed record FinishJob(JobId Job, long Token, IAct<Done> By) : IAct<Done>
{
    public static readonly RefusalKind HeldByAnother = new("jobs.held-by-another", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("jobs.finish", Permission.System, Weight.Bulk);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (await JobDesk.Held(acting.Db, Job, Token, ct) is not { } job) return HeldByAnother.Because();
        var done = await acting.Ask(By, ct);
        if (!done.IsRefused) job.Finish(acting.Now);
        return done;
    }
}
