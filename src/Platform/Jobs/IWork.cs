using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.Jobs;

/// <summary>
/// How jobs of one kind are done: outside of any transaction, so it may read, call and wait. It runs at least once, after a
/// crash again, and so on another node; what it changes for good it hands back as an act, which is performed together with the
/// end of the job, and only while this node still holds it.
/// </summary>
public interface IWork<TJob> where TJob : IJob
{
    /// <summary>Does it. An exception counts as <see cref="JobOutcome.Failed"/> under its type's name.</summary>
    /// <param name="job">What to do.</param>
    /// <param name="working">This attempt.</param>
    /// <param name="ct">Cancelled when the node stops, loses its lease, or a person cancels the job.</param>
    Task<JobOutcome> Do(TJob job, Working working, CancellationToken ct);
}

/// <summary>What came of an attempt.</summary>
public abstract record JobOutcome
{
    private JobOutcome()
    {
    }

    /// <summary>Done, and nothing is left to write.</summary>
    public static JobOutcome Done { get; } = new Finished(null);

    /// <summary>Done when this act is: it is performed in the transaction that ends the job. Its refusal kills the job.</summary>
    public static JobOutcome DoneBy(IAct<Done> act) => new Finished(act);

    /// <summary>Something it needs is missing or down. Not a failure: it waits, visibly, as long as that lasts.</summary>
    /// <param name="reason">The key of a text that says what is missing, and what to do about it.</param>
    /// <param name="again">When to look again.</param>
    public static JobOutcome WaitFor(string reason, TimeSpan again) => new Waiting(reason, again);

    /// <summary>Tried again, ever later, and in the end dead.</summary>
    /// <param name="code">A coded word without personal data, shown to staff.</param>
    public static JobOutcome Fail(string code) => new Failed(code, Final: false);

    /// <summary>No further attempt can help: dead at once.</summary>
    public static JobOutcome GiveUp(string code) => new Failed(code, Final: true);

    internal sealed record Finished(IAct<Done>? By) : JobOutcome;

    internal sealed record Waiting(string Reason, TimeSpan Again) : JobOutcome;

    internal sealed record Failed(string Code, bool Final) : JobOutcome;
}
