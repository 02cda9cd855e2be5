using System.Threading.Channels;

namespace SmartLocal.Platform.Journal;

/// <summary>Wakes the sealer when entries were written, and the readers when they were sealed. A signal missed is a poll away.</summary>
internal sealed class JournalSignals
{
    private readonly Signal written = new();
    private Signal[] sealedSignals = [];

    public Signal Unsealed => written;

    public void Written() => written.Set();

    public void Sealed()
    {
        foreach (var signal in sealedSignals) signal.Set();
    }

    public Signal NewReader()
    {
        var signal = new Signal();
        sealedSignals = [.. sealedSignals, signal];
        return signal;
    }
}

/// <summary>Set by many, awaited by one; settings in between are one.</summary>
internal sealed class Signal
{
    private readonly Channel<bool> set = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => set.Writer.TryWrite(true);

    /// <summary>Whether it was set in time.</summary>
    public async Task<bool> Wait(TimeSpan atMost, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(atMost);
        try
        {
            await set.Reader.ReadAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false; // nobody set it: time to look without being told
        }
    }
}
