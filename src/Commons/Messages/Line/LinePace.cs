namespace SmartLocal.Messages.Line;

/// <summary>
/// Keeps this node under LINE's limits: in no second do more requests of a kind start than allowed. One number for each kind is
/// kept, the moment at which the next has its place; nothing is counted in the database. Whoever runs several nodes divides the
/// limits among them by settings. A twentieth of the limit is left unused, because requests don't arrive as evenly as they leave.
/// </summary>
internal sealed class LinePace(TimeProvider clock)
{
    private const double Share = 0.95;

    /// <summary>What a late start may catch up at once. With <see cref="Share"/> a second still holds no more than its limit.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(25);

    private readonly Lock gate = new();
    private readonly Dictionary<LineRequestKind, long> next = [];

    /// <summary>Done when a request of this kind may start.</summary>
    /// <exception cref="OperationCanceledException">Stopped while waiting; the place stays taken.</exception>
    public Task Wait(LineRequestKind kind, int perSecond, CancellationToken ct)
    {
        // In whole milliseconds, as timers are: one rounded down would start too early.
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling(Reserve(kind, perSecond).TotalMilliseconds));
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, ct) : Task.CompletedTask;
    }

    /// <summary>Takes the next place and says how long it is until then.</summary>
    internal TimeSpan Reserve(LineRequestKind kind, int perSecond)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perSecond, 1);
        var apart = (long)Math.Ceiling(clock.TimestampFrequency / (perSecond * Share));
        lock (gate)
        {
            var now = clock.GetTimestamp();
            var place = Math.Max(next.GetValueOrDefault(kind, now), now);
            next[kind] = place + apart;
            var start = Math.Max(now, place - Ticks(Slack));
            return clock.GetElapsedTime(now, start);
        }
    }

    /// <summary>LINE has said that it is too much: nothing of this kind starts for so long.</summary>
    public void Rest(LineRequestKind kind, TimeSpan pause)
    {
        lock (gate)
        {
            var until = clock.GetTimestamp() + Ticks(pause) + Ticks(Slack);
            next[kind] = Math.Max(next.GetValueOrDefault(kind, until), until);
        }
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * clock.TimestampFrequency);
}

/// <summary>What LINE counts by itself.</summary>
internal enum LineRequestKind
{
    Push,
    Multicast,

    /// <summary>Everything else, which the city asks for a few times a day.</summary>
    Other,
}
