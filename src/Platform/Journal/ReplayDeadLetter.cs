using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Jobs;

namespace SmartLocal.Platform.Journal;

/// <summary>A member of staff has an entry read again that a reader gave up on. It is read by a job, as the system.</summary>
internal sealed record ReplayDeadLetter(string Reader, long Number) : IAct<JobId>
{
    /// <summary>There is no such letter, or somebody has replayed it.</summary>
    public static readonly RefusalKind NothingToReplay = new("journal.nothing-to-replay", RefusalReason.Conflict);

    public ActKind Kind { get; } = new("journal.replay-dead-letter", JobRight.Operate);

    public async ValueTask<Result<JobId>> Run(Acting acting, CancellationToken ct)
    {
        // Of two who press at once the second finds it replayed.
        var replayed = await acting.Db.Set<DeadLetterRow>().Where(l => l.Reader == Reader && l.Number == Number && l.ReplayedAt == null)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.ReplayedAt, acting.Now), ct);
        if (replayed == 0) return NothingToReplay.Because();
        var job = acting.Queue(new ReadEntry(Reader, Number));
        acting.Record(new DeadLetterReplayed(job.Value, Reader, Number));
        return job;
    }
}

/// <summary>Somebody had an entry read again.</summary>
/// <param name="Job">The job that reads it.</param>
/// <param name="Reader">The reader.</param>
/// <param name="Number">The entry's number.</param>
public sealed record DeadLetterReplayed(Guid Job, string Reader, long Number) : IEntry
{
    static string IEntry.Name => "journal.dead-letter-replayed";

    /// <inheritdoc/>
    public Guid About => Job;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("reader", Reader), new("number", $"{Number}")];
}
