namespace SmartLocal.Messages;

/// <summary>
/// Rung by an act that queues a mail, so that the mail need not wait for the next look. It is rung before the commit: whoever
/// wakes and finds nothing looks once more a moment later.
/// </summary>
internal sealed class Bell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0);

    public void Ring() => rung.Release();

    /// <summary>Whether it was rung in time.</summary>
    public async Task<bool> Wait(TimeSpan atMost, CancellationToken ct)
    {
        if (!await rung.WaitAsync(atMost, ct)) return false;
        while (rung.Wait(TimeSpan.Zero, CancellationToken.None))
        {
            // Many rings are one.
        }

        return true;
    }

    public void Dispose() => rung.Dispose();
}
