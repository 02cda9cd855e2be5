using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Jobs;

namespace SmartLocal.Platform.Audits;

/// <summary>Every audit. What is found kills the job, so that it stands on the screen until somebody has seen it.</summary>
internal sealed record RunAudits : IJob
{
    public static JobKind Kind { get; } = new("audits.run", "audits.job.run") { Lease = TimeSpan.FromMinutes(5) };
}

internal sealed class AuditRun(AllAudits audits, TimeProvider clock) : IWork<RunAudits>
{
    public async Task<JobOutcome> Do(RunAudits job, Working working, CancellationToken ct)
    {
        var found = await audits.Run(clock.NowInstant() - AllAudits.Settles, (done, of) => working.Progress(done, of), ct);
        await working.City.Perform(new KeepFindings(working.Job, found), ct);
        return found.All(f => f.Result.Wrong == 0) ? JobOutcome.Done : JobOutcome.GiveUp("audits.broken");
    }
}
