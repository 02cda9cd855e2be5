using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Jobs;

namespace SmartLocal.Platform.Audits;

/// <summary>Somebody wants the audits run now.</summary>
internal sealed record BeginAudits : IAct<Done>
{
    public ActKind Kind { get; } = new("audits.begin", JobRight.Operate);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        // Whoever asks twice gets one run.
        acting.Record(new AuditsAsked((await UnderWay(acting.Db, ct) ?? acting.Queue(new RunAudits())).Value));
        return Done.Yes;
    }

    /// <summary>The run that waits or is running, or null.</summary>
    public static Task<JobId?> UnderWay(CityContext db, CancellationToken ct)
    {
        var kind = RunAudits.Kind.Name;
        return db.Set<Job>().Where(j => j.Kind == kind && (j.State == JobState.Waiting || j.State == JobState.Running))
            .OrderBy(j => j.Id).Select(j => (JobId?)j.Id).FirstOrDefaultAsync(ct);
    }
}

/// <summary>Somebody wanted the audits run.</summary>
/// <param name="Round">The job that does it.</param>
public sealed record AuditsAsked(Guid Round) : Journal.IEntry
{
    static string Journal.IEntry.Name => "audits.asked";

    /// <inheritdoc/>
    public Guid About => Round;
}
