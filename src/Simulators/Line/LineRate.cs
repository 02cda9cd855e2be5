namespace SmartLocal.Simulators.Line;

/// <summary>
/// At most so many requests in any second, the strictest reading of "requests per second": LINE does not say how it counts. A
/// request that is refused for this takes no place.
/// </summary>
internal sealed class LineRate(int perSecond, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly long[] taken = new long[perSecond];
    private long count;

    public bool Takes()
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            var oldest = (int)(count % taken.Length);
            if (count >= taken.Length && clock.GetElapsedTime(taken[oldest], now) < TimeSpan.FromSeconds(1)) return false;
            taken[oldest] = now;
            count++;
            return true;
        }
    }
}
