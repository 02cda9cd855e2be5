using SmartLocal.Kernel;

namespace SmartLocal.Platform.Acts;

/// <summary>
/// The city as one actor sees it: the one way to change anything. A page or route gets it with its own actor; a job asks
/// for it <see cref="As"/> the system.
/// </summary>
public sealed class City
{
    private readonly Performing performing;

    internal City(Performing performing, Actor actor)
    {
        this.performing = performing;
        Actor = actor;
    }

    /// <summary>Who acts.</summary>
    public Actor Actor { get; }

    /// <summary>The same city for another actor.</summary>
    public City As(Actor actor) => new(performing, actor);

    /// <summary>
    /// Performs the act: permission, one durable transaction of state and journal entry, and the answer only after commit.
    /// An acknowledged act survives kill -9. Once admitted, <paramref name="ct"/> no longer cancels it.
    /// </summary>
    public Task<Result<T>> Perform<T>(IAct<T> act, CancellationToken ct) => performing.Perform(act, Actor, null, ct);

    /// <summary>The same, at most once under this key (30 days): a repetition gets the first answer.</summary>
    public Task<Result<T>> Perform<T>(IAct<T> act, IdempotencyKey key, CancellationToken ct) =>
        performing.Perform(act, Actor, key, ct);
}
