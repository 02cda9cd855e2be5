namespace SmartLocal.Messages;

/// <summary>
/// Rung by an act that queues something, so that it need not wait for the next look. It is rung before the commit: whoever wakes and
/// finds nothing looks once more a moment later.
/// </summary>
internal sealed class Bell : IDisposable
{
    private readonly Dictionary<Channel, SemaphoreSlim> rung = Enum.GetValues<Channel>().ToDictionary(c => c, _ => new SemaphoreSlim(0));

    private readonly SemaphoreSlim dealing = new(0);

    /// <summary>Wakes every channel, and whoever deals out to many: each looks by itself whether something is for it.</summary>
    public void Ring()
    {
        dealing.Release();
        foreach (var waiting in rung.Values) waiting.Release();
    }

    /// <summary>Whether it was rung in time.</summary>
    /// <param name="channel">For which channel; null for what is to be dealt out to many.</param>
    /// <param name="atMost">The time.</param>
    /// <param name="ct">A stop.</param>
    public async Task<bool> Wait(Channel? channel, TimeSpan atMost, CancellationToken ct)
    {
        var mine = channel is { } one ? rung[one] : dealing;
        if (!await mine.WaitAsync(atMost, ct)) return false;
        while (mine.Wait(TimeSpan.Zero, CancellationToken.None))
        {
            // Many rings are one.
        }

        return true;
    }

    public void Dispose()
    {
        dealing.Dispose();
        foreach (var waiting in rung.Values) waiting.Dispose();
    }
}
