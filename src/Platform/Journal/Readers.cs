using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Journal;

/// <summary>
/// Takes every reader through the sealed journal, each at its own pace. A reader's work and its new place are committed
/// together; an entry that fails is tried again alone, ever later, and after <see cref="MostAttempts"/> it becomes a dead
/// letter that a person can replay, and the reader goes on.
/// </summary>
internal sealed partial class Readers(
    IEnumerable<Reader> readers, Performing performing, CityDatabase database, JournalSignals signals, ILogger<Readers> log) : BackgroundService
{
    private const int MostAtOnce = 64;

    /// <summary>How many entries one query looks through: far behind, it costs the same as close by.</summary>
    private const int LookedThrough = 512;


    private const int MostAttempts = 5;

    /// <summary>How long a reader waits for a database that does not answer.</summary>
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(1);

    private readonly List<(Reader Reader, Signal Signal)> all = [.. readers.Select(r => (r, signals.NewReader()))];

    /// <summary>
    /// How long one transaction of a reader works: on SQLite somebody may be waiting for the one writer; on PostgreSQL nobody is,
    /// but what was written since can't be sealed before it ends.
    /// </summary>
    private TimeSpan MostTime => TimeSpan.FromMilliseconds(database.Engine is Engine.Sqlite ? 10 : 100);

    private TimeSpan Poll => database.Engine is Engine.Sqlite ? TimeSpan.FromSeconds(5) : TimeSpan.FromMilliseconds(250);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(all.Select(r => Follow(r.Reader, r.Signal, stoppingToken)));

    private async Task Follow(Reader reader, Signal signal, CancellationToken ct)
    {
        await Task.Yield();
        while (!ct.IsCancellationRequested)
        {
            var pause = Poll;
            long? at = null;
            try
            {
                var step = await ReadOn(reader, place => at = place, ct);
                if (step is Step.Moved) continue;
                if (step is Step.Waiting) pause = TimeSpan.FromMilliseconds(200);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                ReactionFailed(log, reader.Name, e);
                if (await Count(reader, at, e, ct)) continue;
                pause = Away;
            }

            try
            {
                await signal.Wait(pause, ct);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>One transaction of the reader.</summary>
    private async Task<Step> ReadOn(Reader reader, Action<long> from, CancellationToken ct)
    {
        var step = Step.Done;
        await performing.Do(async (lane, inner) =>
        {
            var place = await Place(lane, reader, inner);
            if (place is null) return Stop(Step.Waiting); // another node has it
            from(place.Number);
            if (place.NotBefore > lane.Now) return Stop(Step.Waiting);
            var head = await lane.Db.Set<SealRow>().AsNoTracking().MaxAsync(s => (long?)s.Number, inner) ?? 0;
            if (head <= place.Number) return Stop(Step.Done);

            if (place.Number == 0) await Work((acting, token) => reader.Begin(acting, token));
            var most = place.Attempts > 0 ? 1 : Math.Max(MostAtOnce, reader.AtOnce);
            var reached = place.Number;
            var began = Stopwatch.GetTimestamp();
            do
            {
                var end = Math.Min(head, reached + LookedThrough);
                var next = await Next(lane, reader, reached, end, most, inner);
                reached = next.Count < most ? end : next[^1].Number;
                foreach (var piece in next.Chunk(reader.AtOnce))
                {
                    await Work((acting, token) => reader.Read(piece, acting, token));
                    if (piece[^1] == next[^1] || Stopwatch.GetElapsedTime(began) < MostTime) continue;
                    reached = piece[^1].Number;
                    break;
                }
            }
            while (reached < head && place.Attempts == 0 && Stopwatch.GetElapsedTime(began) < MostTime);

            lane.Db.Attach(place);
            place.Number = reached;
            place.Attempts = 0;
            place.NotBefore = null;
            lane.Db.Entry(place).State = EntityState.Modified;
            await lane.Db.SaveChangesAsync(inner);
            step = Step.Moved;
            return true;

            async ValueTask Work(Func<Acting, CancellationToken, ValueTask> work)
            {
                var acting = lane.NewActing(Actor.System(reader.Name), reader.Name);
                await work(acting, inner);
                await lane.Db.SaveChangesAsync(inner);
                await lane.Write(acting, null, last: false, inner);
                lane.Clear();
            }

            bool Stop(Step why)
            {
                step = why;
                return false;
            }
        }, ct);
        if (step is Step.Moved) signals.Written();
        return step;
    }

    /// <summary>The entries that the reader reads, behind <paramref name="after"/> and up to <paramref name="end"/>.</summary>
    private static Task<List<Numbered>> Next(Lane lane, Reader reader, long after, long end, int most, CancellationToken ct)
    {
        var entries = reader.Entries;
        return (
            from seal in lane.Db.Set<SealRow>().AsNoTracking()
            join row in lane.Db.Set<EntryRow>().AsNoTracking() on seal.Position equals row.Position
            where seal.Number > after && seal.Number <= end && entries.Contains(row.Name)
            orderby seal.Number
            select new Numbered(seal.Number, row)).Take(most).ToListAsync(ct);
    }

    /// <summary>The reader's place, locked for this transaction, made when it is new.</summary>
    private async ValueTask<ReaderRow?> Place(Lane lane, Reader reader, CancellationToken ct)
    {
        if (database.Engine is Engine.Sqlite)
        {
            if (await lane.Db.Set<ReaderRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Name == reader.Name, ct) is { } place) return place;
        }
        else
        {
            await lane.Db.Database.ExecuteSqlAsync(
                $"INSERT INTO journal_reader (name, number, attempts) VALUES ({reader.Name}, 0, 0) ON CONFLICT DO NOTHING", ct);
            return await lane.Db.Set<ReaderRow>()
                .FromSql($"SELECT * FROM journal_reader WHERE name = {reader.Name} FOR UPDATE SKIP LOCKED")
                .AsNoTracking().SingleOrDefaultAsync(ct);
        }

        var made = new ReaderRow { Name = reader.Name };
        lane.Db.Add(made);
        await lane.Db.SaveChangesAsync(ct);
        lane.Clear();
        return made;
    }

    /// <summary>Counts the failure. False when it could not be: the database is away, and the reader's place is as it was.</summary>
    private async Task<bool> Count(Reader reader, long? at, Exception why, CancellationToken ct)
    {
        if (at is null) return false;
        try
        {
            await Failed(reader, at.Value, why, ct);
            return true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            ReactionFailed(log, reader.Name, e);
            return false;
        }
    }

    /// <summary>Counts the failure at this place; not when another node has taken the reader further since.</summary>
    private async Task Failed(Reader reader, long at, Exception why, CancellationToken ct)
    {
        await performing.Do(async (lane, inner) =>
        {
            if (await Place(lane, reader, inner) is not { } place || place.Number != at) return false;
            lane.Db.Attach(place);
            place.Attempts++;
            place.NotBefore = lane.Now + TimeSpan.FromMilliseconds(100 * Math.Pow(4, Math.Min(place.Attempts, 6)));
            if (place.Attempts > MostAttempts)
            {
                var entries = reader.Entries;
                var stuck = await (
                    from seal in lane.Db.Set<SealRow>()
                    join row in lane.Db.Set<EntryRow>() on seal.Position equals row.Position
                    where seal.Number > place.Number && entries.Contains(row.Name)
                    orderby seal.Number
                    select seal.Number).FirstOrDefaultAsync(inner);
                if (stuck > 0)
                {
                    lane.Db.Add(new DeadLetterRow { Reader = reader.Name, Number = stuck, At = lane.Now, Error = why.GetType().Name });
                    place.Number = stuck;
                }

                place.Attempts = 0;
                place.NotBefore = null;
            }

            await lane.Db.SaveChangesAsync(inner);
            return true;
        }, ct);
    }

    internal enum Step
    {
        Done,
        Moved,
        Waiting,
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reader} failed and will be tried again")]
    private static partial void ReactionFailed(ILogger logger, string reader, Exception exception);
}
