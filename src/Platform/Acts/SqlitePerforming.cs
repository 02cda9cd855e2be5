using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Acts;

/// <summary>
/// SQLite has one writer, so acts queue for it, and the one sync to disk that durability costs is shared by all that are
/// waiting: up to <see cref="MostInBatch"/> acts, each in a savepoint of its own, are committed together and answered
/// after that commit. An error that ends the whole transaction hurts only the act that met it: the others run again alone.
/// </summary>
internal sealed partial class SqlitePerforming : Performing, IAsyncDisposable
{
    private const int MostInBatch = 256;

    /// <summary>Bulk acts wait for the others, but one gets in at least this often, so that readers are late and not lost.</summary>
    private static readonly TimeSpan BulkTurn = TimeSpan.FromMilliseconds(250);

    /// <summary>Who has just been answered often comes back at once: bulk work waits this long for her, or she would wait for it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(3);

    private readonly Channel<Performance> waiting = Channel.CreateBounded<Performance>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private readonly Channel<Performance> bulk = Channel.CreateBounded<Performance>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private readonly AutoResetEvent work = new(false);
    private readonly CancellationTokenSource stopping = new();
    private readonly LaneParts parts;
    private readonly ILogger<SqlitePerforming> log;
    private readonly Thread writer;
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SqliteLane lane;
    private long lastBulk;
    private long lastAct;

    public SqlitePerforming(LaneParts parts, JournalSignals journal, ILogger<SqlitePerforming> log) : base(parts.Keys, journal)
    {
        this.parts = parts;
        this.log = log;
        lane = SqliteLane.Open(parts);
        writer = new Thread(Write) { IsBackground = true, Name = "city writer" };
        writer.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        work.Set();
        await stopped.Task;
        await lane.DisposeAsync();
        stopping.Dispose();
        work.Dispose();
    }

    protected override Task<bool> Admit(Performance performance, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var queue = performance.Weight is Weight.Bulk ? bulk : waiting;
        if (!queue.Writer.TryWrite(performance)) return Task.FromResult(false);
        work.Set();
        return Task.FromResult(true);
    }

    private void Write()
    {
        var batch = new List<Performance>(MostInBatch);
        try
        {
            while (true)
            {
                if (waiting.Reader.Count > 0 || (bulk.Reader.Count > 0 && IsBulkTurn))
                {
                    Together(batch);
                    batch.Clear();
                }
                else if (bulk.Reader.Count > 0)
                {
                    work.WaitOne(Grace);
                }
                else
                {
                    if (stopping.IsCancellationRequested) return;
                    work.WaitOne();
                }
            }
        }
        catch (Exception e)
        {
            WriterDied(log, e);
            Environment.FailFast("The writer of the city's database died; acts can't be acknowledged any more", e);
        }
        finally
        {
            stopped.SetResult();
        }
    }

    private bool IsBulkTurn => parts.Clock.GetElapsedTime(lastBulk) >= BulkTurn || parts.Clock.GetElapsedTime(lastAct) >= Grace;

    /// <summary>The next act, or null when none is to be run now.</summary>
    private Performance? Next()
    {
        if (parts.Clock.GetElapsedTime(lastBulk) >= BulkTurn && bulk.Reader.TryRead(out var next))
        {
            lastBulk = parts.Clock.GetTimestamp();
            return next;
        }

        if (waiting.Reader.TryRead(out next))
        {
            lastAct = parts.Clock.GetTimestamp();
            return next;
        }

        if (!IsBulkTurn || !bulk.Reader.TryRead(out next)) return null;
        lastBulk = parts.Clock.GetTimestamp();
        return next;
    }

    private void Together(List<Performance> batch)
    {
        Performance? ended = null;
        Exception? why = null;
        try
        {
            lane.Begin();
            while (batch.Count < MostInBatch && Next() is { } next)
            {
                batch.Add(next);
                try
                {
                    RunInSavepoint(next);
                }
                catch (Exception e) when (lane.InTransaction)
                {
                    lane.Undo();
                    next.Fail(e);
                    batch.RemoveAt(batch.Count - 1);
                }
                catch (Exception e)
                {
                    (ended, why) = (next, e);
                    break;
                }
                finally
                {
                    lane.Clear();
                }

                if (next.Weight is Weight.Bulk) break;
            }

            if (ended is null) lane.Commit();
        }
        catch (Exception e)
        {
            // BEGIN or COMMIT failed: nothing of the batch is kept, and which act is to blame is not known.
            why = e;
        }

        if (why is null)
        {
            foreach (var performed in batch) performed.Answer();
            // Counted again from the answer: the commit may have taken longer than the grace.
            if (batch.Exists(p => p.Weight is not Weight.Bulk)) lastAct = parts.Clock.GetTimestamp();
            return;
        }

        TransactionEnded(log, batch.Count, why);
        lane.Rollback();
        // BEGIN itself failed: whoever is next hears of it, so that a broken disk answers instead of turning in circles.
        if (batch.Count == 0) Next()?.Fail(why);
        ended?.Fail(why);
        foreach (var performance in batch)
            if (performance != ended) Alone(performance);
    }

    private void Alone(Performance performance)
    {
        try
        {
            lane.Begin();
            RunInSavepoint(performance);
            lane.Commit();
            performance.Answer();
        }
        catch (Exception e)
        {
            lane.Rollback();
            performance.Fail(e);
        }
        finally
        {
            lane.Clear();
        }
    }

    private void RunInSavepoint(Performance performance)
    {
        lane.Savepoint();
        // Nothing but the database is touched in here, and SQLite answers at once: this does not block on anything else.
        var run = performance.Run(lane, CancellationToken.None);
        var keep = run.IsCompleted ? run.GetAwaiter().GetResult() : run.AsTask().GetAwaiter().GetResult();
        if (keep) lane.Keep();
        else lane.Undo();
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The writer died")]
    private static partial void WriterDied(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A transaction of {Acts} acts ended; the others run again alone")]
    private static partial void TransactionEnded(ILogger logger, int acts, Exception exception);
}
