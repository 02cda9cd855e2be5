using System.Text.Json;
using SmartLocal.Kernel;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Acts;

/// <summary>One act on its way through a transaction. It may be run more than once; it is answered once, after the commit.</summary>
internal abstract class Performance
{
    public abstract Weight Weight { get; }

    /// <summary>Whether it begins by looking for its key, which can begin the transaction in the same round trip.</summary>
    public virtual bool HasKey => false;

    /// <summary>True to keep what it wrote, false to undo it.</summary>
    public abstract ValueTask<bool> Run(Lane lane, CancellationToken ct);

    /// <summary>Gives the answer of the last run.</summary>
    public abstract void Answer();

    /// <summary>Nothing was kept, for a reason that is nobody's input.</summary>
    public abstract void Fail(Exception exception);
}

internal sealed class Performance<T>(IAct<T> act, Actor actor, KeyBinding? key) : Performance
{
    private readonly TaskCompletionSource<Result<T>> answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Result<T> result;

    public Task<Result<T>> Answered => answered.Task;

    public override Weight Weight => act.Kind.Weight;

    public override bool HasKey => key is not null;

    public override async ValueTask<bool> Run(Lane lane, CancellationToken ct)
    {
        if (key is not null && await lane.FindKey(key, ct) is { } used)
        {
            Replay(used);
            return false;
        }

        // In the same transaction, so that a mandate that ended a moment ago, on whichever node, lets nobody do anything any more.
        if (actor.OnBehalfOf is { } acted && !await Mandates.Hold(lane.Db, actor.Id, acted.Mandate, lane.Now.TokyoDate, ct))
        {
            result = Mandates.Over.Because();
            return false;
        }

        var acting = lane.NewActing(actor, act.Kind.Name);
        result = await act.Run(acting, ct);
        if (result.IsRefused) return false;
        if (acting.Entries.Count == 0)
            throw new InvalidOperationException($"{act.Kind.Name} succeeded without a journal entry");

        if (lane.Db.ChangeTracker.HasChanges()) await lane.Db.SaveChangesAsync(ct);
        await lane.Write(acting, key is null ? null : new UsedKey(key, JsonSerializer.SerializeToUtf8Bytes(result.Value, CityJson.Options)), last: true, ct);
        return true;
    }

    public override void Answer() => answered.TrySetResult(result);

    public override void Fail(Exception exception) => answered.TrySetException(exception);

    private void Replay(UsedKey used) => result = used.Key.Body.AsSpan().SequenceEqual(key!.Body)
        ? JsonSerializer.Deserialize<T>(used.Answer, CityJson.Options)!
        : IdempotencyKey.UsedForAnother.Because();
}

internal sealed record UsedKey(KeyBinding Key, byte[] Answer);

/// <summary>The platform's own work in a transaction: sealing, and readers moving on. True to keep what it wrote.</summary>
internal sealed class Chore(Func<Lane, CancellationToken, ValueTask<bool>> run, Weight weight) : Performance
{
    private readonly TaskCompletionSource<bool> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool kept;

    public Task<bool> Done => done.Task;

    public override Weight Weight => weight;

    public override async ValueTask<bool> Run(Lane lane, CancellationToken ct) => kept = await run(lane, ct);

    public override void Answer() => done.TrySetResult(kept);

    public override void Fail(Exception exception) => done.TrySetException(exception);
}
