using Microsoft.Extensions.Hosting;

namespace SmartLocal.Simulators.Sms;

/// <summary>
/// A real gateway for texts on this machine's loopback address, as docs/guides/sms.md describes one. Keeps what it gets in memory, sends
/// nothing on, and can fail in every way of <see cref="SmsFault"/>.
/// </summary>
internal sealed class SmsSimulator : IHostedService, IAsyncDisposable
{
    /// <summary>Where texts are posted to.</summary>
    public const string Path = "/messages";

    /// <summary>What a client must show. No secret: the port is this machine's own.</summary>
    public const string Token = "simulated";

    private readonly Lock gate = new();
    private readonly Queue<ReceivedSms> texts = new();
    private readonly Queue<DateTimeOffset> lately = new();
    private readonly LoopbackServer server;
    private readonly SmsLimits limits;
    private readonly TimeProvider clock;
    private TaskCompletionSource faultChanged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SmsFault fault;
    private bool started;
    private long last;

    /// <param name="limits">What is taken before it says no.</param>
    /// <param name="clock">Dates the texts.</param>
    public SmsSimulator(SmsLimits limits, TimeProvider clock)
    {
        this.limits = limits;
        this.clock = clock;
        Receipts = new(clock);
        server = new((stream, open, stopping) => new SmsExchange(this, new HttpLine(stream, limits, clock, stopping), limits, open >= limits.Connections).Run(stopping));
    }

    /// <summary>The port listened on; 0 until it is started.</summary>
    public int Port => server.Port;

    /// <summary>What senders are told later.</summary>
    internal SmsReceipts Receipts { get; }

    /// <summary>The texts kept, the oldest first: a snapshot that doesn't change.</summary>
    public IReadOnlyList<ReceivedSms> Received
    {
        get
        {
            lock (gate) return [.. texts];
        }
    }

    /// <summary>How every text fails from now on, whoever it is for.</summary>
    public SmsFault Fault
    {
        get
        {
            lock (gate) return fault;
        }

        set
        {
            lock (gate)
            {
                fault = value;
                faultChanged.TrySetResult();
                faultChanged = new(TaskCreationOptions.RunContinuationsAsynchronously);
                if (started && value != SmsFault.Closed) server.Open();
                else server.Close();
            }
        }
    }

    /// <summary>Forgets the texts with these references.</summary>
    public void Forget(IReadOnlySet<Guid> references)
    {
        lock (gate)
        {
            var left = texts.Where(t => !Guid.TryParse(t.Reference, out var id) || !references.Contains(id)).ToList();
            texts.Clear();
            foreach (var text in left) texts.Enqueue(text);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            started = true;
            if (fault != SmsFault.Closed) server.Open();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => server.Stop();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await Receipts.DisposeAsync();
    }

    /// <summary>Done when the fault is another than the one given.</summary>
    internal async Task WhenNot(SmsFault given, CancellationToken ct)
    {
        while (true)
        {
            Task changed;
            lock (gate)
            {
                if (fault != given) return;
                changed = faultChanged.Task;
            }

            await changed.WaitAsync(ct);
        }
    }

    /// <summary>Whether one more text may come in this second.</summary>
    internal bool HasRoom()
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            while (lately.Count > 0 && now - lately.Peek() >= TimeSpan.FromSeconds(1)) lately.Dequeue();
            if (lately.Count >= limits.PerSecond) return false;
            lately.Enqueue(now);
            return true;
        }
    }

    internal ReceivedSms Take(string to, string text, string reference, bool isDelivered)
    {
        lock (gate)
        {
            var taken = new ReceivedSms(++last, clock.GetUtcNow(), to, text, reference, isDelivered);
            texts.Enqueue(taken);
            if (texts.Count > limits.Kept) texts.Dequeue();
            return taken;
        }
    }
}
