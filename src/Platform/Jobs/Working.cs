using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.Jobs;

/// <summary>One attempt at a job, as its work sees it.</summary>
public sealed class Working
{
    private long done;
    private long of;

    internal Working(JobId job, int attempt, City city)
    {
        Job = job;
        Attempt = attempt;
        City = city;
    }

    /// <summary>The job.</summary>
    public JobId Job { get; }

    /// <summary>From 1; begins again when a person replays the job.</summary>
    public int Attempt { get; }

    /// <summary>
    /// The city as this job, for long work that is done in many acts. What may happen only once belongs into
    /// <see cref="JobOutcome.DoneBy"/>: these acts are not undone when the attempt fails.
    /// </summary>
    public City City { get; }

    /// <summary>How far it is: shown to people, written with the next renewal of the lease.</summary>
    public void Progress(long doneSoFar, long ofAll)
    {
        Interlocked.Exchange(ref done, doneSoFar);
        Interlocked.Exchange(ref of, ofAll);
    }

    internal (long Done, long Of) Reached => (Interlocked.Read(ref done), Interlocked.Read(ref of));
}
