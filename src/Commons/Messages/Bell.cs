namespace SmartLocal.Messages;

/// <summary>
/// Rung by an act that queues something, so that it need not wait for the next look. It is rung before the commit: whoever wakes and
/// finds nothing looks once more a moment later.
/// </summary>
internal sealed class Bell : IDisposable
{
    private readonly Dictionary<Channel, SemaphoreSlim> rung = Enum.GetValues<Channel>().ToDictionary(c => c, _ => new SemaphoreSlim(0));

    /// <summary>Wakes every channel: each looks by itself whether something is for it.</summary>
    public void Ring()
    {
        foreach (var waiting in rung.Values) waiting.Release();
    }

    /// <summary>Whether it was rung in time.</summary>
    public async Task<bool> Wait(Channel channel, TimeSpan atMost, CancellationToken ct)
    {
        if (!await rung[channel].WaitAsync(atMost, ct)) return false;
        while (rung[channel].Wait(TimeSpan.Zero, CancellationToken.None))
        {
            // Many rings are one.
        }

        return true;
    }

    public void Dispose()
    {
        foreach (var waiting in rung.Values) waiting.Dispose();
    }
}
