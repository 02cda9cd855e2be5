using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Jobs;

/// <summary>Set when a job was queued on this node. Before the commit: whoever wakes and finds nothing looks again a moment later.</summary>
internal sealed class JobSignal
{
    private readonly Signal signal = new();

    public void Set() => signal.Set();

    /// <summary>Whether it was set in time.</summary>
    public Task<bool> Wait(TimeSpan atMost, CancellationToken ct) => signal.Wait(atMost, ct);
}
