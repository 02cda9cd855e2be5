namespace SmartLocal.Host.Verbs;

/// <summary>The clock of a city that is simulated: it stands where the simulation puts it and never goes back. Timers and elapsed time stay real.</summary>
internal sealed class SimulatedClock : TimeProvider
{
    private long ticks = DateTimeOffset.UnixEpoch.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    /// <summary>Goes on to the moment; stays where it is when it is there already.</summary>
    public void GoTo(DateTimeOffset moment)
    {
        var to = moment.UtcTicks;
        for (var now = Interlocked.Read(ref ticks); now < to; now = Interlocked.Read(ref ticks))
            if (Interlocked.CompareExchange(ref ticks, to, now) == now) return;
    }
}
