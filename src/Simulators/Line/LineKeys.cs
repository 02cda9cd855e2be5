namespace SmartLocal.Simulators.Line;

/// <summary>The retry keys of the requests that were taken, for a day. A request that was refused leaves none.</summary>
internal sealed class LineKeys(TimeSpan last, TimeProvider clock)
{
    /// <summary>More than a day's pushes to everybody; the oldest are forgotten first.</summary>
    private const int Most = 500_000;

    private readonly Dictionary<Guid, Taken> taken = [];
    private readonly Queue<(Guid Key, DateTimeOffset At)> order = new();

    /// <summary>What was taken under the key, or null where nothing was.</summary>
    public Taken? Find(Guid key)
    {
        var now = clock.GetUtcNow();
        while (order.TryPeek(out var oldest) && (now - oldest.At >= last || order.Count > Most)) taken.Remove(order.Dequeue().Key);
        return taken.GetValueOrDefault(key);
    }

    public void Keep(Guid key, Taken what)
    {
        taken[key] = what;
        order.Enqueue((key, clock.GetUtcNow()));
    }

    /// <param name="RequestId">LINE's number of the request.</param>
    /// <param name="Messages">The numbers of its messages.</param>
    internal sealed record Taken(string RequestId, IReadOnlyList<string> Messages);
}
