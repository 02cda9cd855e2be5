using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using SmartLocal.Kernel;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.Acts;

/// <summary>
/// What is done once for every act, whatever the engine: permission, the scope of its idempotency key, and the digest of its
/// body. How acts share transactions is the engine's: <see cref="SqlitePerforming"/>, <see cref="PostgresPerforming"/>.
/// </summary>
internal abstract class Performing(CityKeys keys, JournalSignals journal)
{
    public static readonly RefusalKind NotAllowed = new("platform.not-allowed", RefusalReason.NotAllowed);
    public static readonly RefusalKind SignInNeeded = new("platform.sign-in-needed", RefusalReason.SignInNeeded);
    public static readonly RefusalKind Busy = new("platform.busy", RefusalReason.Unavailable);

    /// <summary>Acts admitted and not yet answered; one more is refused as busy.</summary>
    public const int MostWaiting = 8192;

    public async Task<Result<T>> Perform<T>(IAct<T> act, Actor actor, IdempotencyKey? key, CancellationToken ct)
    {
        if (!act.Kind.Permission.Allows(actor))
            return Refuse(act.Kind.Permission, actor);

        var measured = ActMeter.Start(act.Kind.Name);
        var performance = new Performance<T>(act, actor, key is { } k ? Bind(act, actor, k) : null);
        if (!await Admit(performance, ct))
        {
            ActMeter.Stop(act.Kind.Name, Busy.Code, measured);
            return Busy.Because();
        }

        var result = await performance.Answered;
        ActMeter.Stop(act.Kind.Name, result.IsRefused ? result.Refusal.Kind.Code : "done", measured);
        if (!result.IsRefused) journal.Written();
        return result;
    }

    /// <summary>Why she may not: nobody is signed in, she acts for another, or it is nothing for her.</summary>
    public static Refusal Refuse(Permission needed, Actor actor) =>
        actor.Kind is ActorKind.Anonymous ? SignInNeeded.Because()
        : actor.OnBehalfOf is not null && needed.Allows(actor with { OnBehalfOf = null }) ? Mandates.OnlyForHerself.Because()
        : NotAllowed.Because();

    /// <summary>The platform's own work, in a transaction like any act's. False when it kept nothing.</summary>
    public async Task<bool> Do(Func<Lane, CancellationToken, ValueTask<bool>> run, CancellationToken ct, Weight weight = Weight.Bulk)
    {
        var chore = new Chore(run, weight);
        return await Admit(chore, ct) && await chore.Done;
    }

    /// <summary>Lets it into the queue of the engine, which runs it in a durable transaction and has it answered after the commit. False when the queue is full.</summary>
    protected abstract Task<bool> Admit(Performance performance, CancellationToken ct);

    private KeyBinding Bind<T>(IAct<T> act, Actor actor, IdempotencyKey key)
    {
        // The same key used for two persons is two keys: the second must not get the first one's receipt.
        var name = actor.OnBehalfOf is { } acted ? $"{act.Kind.Name}\n{acted.Id:n}" : act.Kind.Name;
        var length = Encoding.UTF8.GetByteCount(name);
        var scope = new byte[20 + length + 1 + key.Value.Length];
        BinaryPrimitives.WriteInt32BigEndian(scope, (int)actor.Kind);
        actor.Id.TryWriteBytes(scope.AsSpan(4), bigEndian: true, out _);
        Encoding.UTF8.GetBytes(name, scope.AsSpan(20));
        Encoding.ASCII.GetBytes(key.Value, scope.AsSpan(21 + length));
        var body = JsonSerializer.SerializeToUtf8Bytes(act, act.GetType(), CityJson.Options);
        return new KeyBinding(keys.Digest(scope), keys.Digest(body));
    }
}

/// <summary>An idempotency key, bound to actor, act and body. Digests: the table tells nobody who asked for what.</summary>
internal sealed record KeyBinding(byte[] Scope, byte[] Body);
