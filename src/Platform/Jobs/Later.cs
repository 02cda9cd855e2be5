using System.Text.Json;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Jobs;

/// <summary>Leaves work for later, from within an act.</summary>
public static class Later
{
    /// <summary>
    /// Queues the job in the act's own transaction: it is done after the commit, and if the act is undone it never was.
    /// </summary>
    /// <param name="acting">The act.</param>
    /// <param name="job">What to do.</param>
    /// <param name="after">How long to wait first.</param>
    /// <exception cref="ArgumentException">The job is larger than <see cref="JobKind.LargestPayload"/>.</exception>
    public static JobId Queue<TJob>(this Acting acting, TJob job, TimeSpan after = default) where TJob : IJob
    {
        ArgumentNullException.ThrowIfNull(acting);
        var id = acting.NewId<JobId>();
        acting.Db.Add(Job.New(id, TJob.Kind, JsonSerializer.Serialize(job, CityJson.Options), job.Subject, acting.Now + after, acting.Now));
        acting.Get<JobSignal>().Set();
        return id;
    }
}
