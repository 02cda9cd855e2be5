using SmartLocal.Platform.Jobs;

namespace SmartLocal.Platform.Journal;

/// <summary>One entry is to be read once more by the reader that had given up on it.</summary>
/// <param name="Reader">The reader's name.</param>
/// <param name="Number">The entry's number.</param>
internal sealed record ReadEntry(string Reader, long Number) : IJob
{
    public static JobKind Kind { get; } = new("journal.read-entry", "journal.job.read-entry") { MostAttempts = 3 };
}

internal sealed class EntryReading(IEnumerable<Reader> readers) : IWork<ReadEntry>
{
    public Task<JobOutcome> Do(ReadEntry job, Working working, CancellationToken ct) => Task.FromResult(
        readers.Any(r => r.Name == job.Reader)
            ? JobOutcome.DoneBy(new ReadAgain(job.Reader, job.Number))
            : JobOutcome.GiveUp("journal.reader-gone"));
}
