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
        var kind = RunAudits.Kind.Name;
        var underWay = await acting.Db.Set<Job>().Where(j => j.Kind == kind && (j.State == JobState.Waiting || j.State == JobState.Running)).Select(j => (JobId?)j.Id).FirstOrDefaultAsync(ct);
        acting.Record(new AuditsAsked((underWay ?? acting.Queue(new RunAudits())).Value));
        return Done.Yes;
    }

    /// <summary>Whether the audits wait or run.</summary>
    public static Task<bool> UnderWay(CityContext db, CancellationToken ct)
    {
        var kind = RunAudits.Kind.Name;
        return db.Set<Job>().AnyAsync(j => j.Kind == kind && (j.State == JobState.Waiting || j.State == JobState.Running), ct);
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
