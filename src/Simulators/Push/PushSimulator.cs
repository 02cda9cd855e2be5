using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmartLocal.Kernel;

namespace SmartLocal.Simulators.Push;

/// <summary>
/// A real push service (RFC 8030) on this machine's loopback address, and the browsers that read what it takes. It keeps all of it in memory and
/// sends nothing on. It listens from <see cref="StartAsync"/> to <see cref="StopAsync"/>, and can fail in every way of <see cref="PushFault"/>.
/// </summary>
internal sealed class PushSimulator(PushLimits limits, IServiceProvider services, ILoggerFactory logs, IChance chance, TimeProvider clock) : IHostedService, IAsyncDisposable
{
    /// <summary>Where endpoints stand below the origin.</summary>
    public const string EndpointPath = "/push/";

    private readonly Lock gate = new();
    private readonly OrderedDictionary<string, SimulatedBrowser> browsers = new(StringComparer.Ordinal);
    private readonly HashSet<string> ended = new(StringComparer.Ordinal);
    private readonly Queue<ReceivedPush> received = new();
    private readonly List<(Func<ReceivedPush, bool> Wanted, TaskCompletionSource<ReceivedPush> Found)> waiting = [];
    private TaskCompletionSource faultChanged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private KestrelServer? server;
    private PushFault fault;
    private long last;

    public PushLimits Limits => limits;

    /// <summary>Where it listens, or null while it does not.</summary>
    public Uri? Origin { get; private set; }

    /// <summary>How every message fails from now on, whichever browser it is for.</summary>
    public PushFault Fault
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
                faultChanged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>The messages kept, the oldest first: a snapshot that doesn't change.</summary>
    public IReadOnlyList<ReceivedPush> Received
    {
        get
        {
            lock (gate) return [.. received];
        }
    }

    /// <summary>The browsers with notices turned on, the oldest first.</summary>
    public IReadOnlyList<SimulatedBrowser> Browsers
    {
        get
        {
            lock (gate) return [.. browsers.Values];
        }
    }

    /// <summary>Turns notices on in a new browser.</summary>
    /// <param name="applicationServerKey">The city's public key in base64url; null for a browser that is bound to the first that comes.</param>
    /// <param name="name">What stands under its phone.</param>
    /// <exception cref="ArgumentException">The key is none.</exception>
    /// <exception cref="InvalidOperationException">The service does not listen.</exception>
    public SimulatedBrowser Subscribe(string? applicationServerKey, string name)
    {
        if (applicationServerKey is not null && !VapidCheck.IsKey(applicationServerKey)) throw new ArgumentException("Not a public key of P-256 in base64url.", nameof(applicationServerKey));
        var origin = Origin ?? throw new InvalidOperationException("The simulated push service does not listen.");
        Span<byte> random = stackalloc byte[24];
        chance.Fill(random);
        var token = Base64Url.EncodeToString(random);
        var browser = new SimulatedBrowser(token, name, applicationServerKey, new Uri(origin, EndpointPath + token), chance);
        lock (gate)
        {
            if (browsers.Count >= limits.Browsers) browsers.RemoveAt(0);
            browsers[token] = browser;
        }

        return browser;
    }

    /// <summary>Turns notices off in a browser: its endpoint is answered 410 from then on.</summary>
    public void End(SimulatedBrowser browser)
    {
        lock (gate)
        {
            if (!browsers.Remove(browser.Token)) return;
            if (ended.Count >= limits.Browsers) ended.Clear();
            ended.Add(browser.Token);
        }
    }

    /// <summary>The first message kept for which <paramref name="wanted"/> holds, or else the next that comes.</summary>
    /// <param name="wanted">Asked once for each message; must be quick and not call back.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">None came in time.</exception>
    public async Task<ReceivedPush> WaitFor(Func<ReceivedPush, bool> wanted, CancellationToken ct)
    {
        var found = new TaskCompletionSource<ReceivedPush>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (received.FirstOrDefault(wanted) is { } here) return here;
            waiting.Add((wanted, found));
        }

        try
        {
            return await found.Task.WaitAsync(ct);
        }
        finally
        {
            lock (gate) waiting.RemoveAll(w => w.Found == found);
        }
    }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var options = new KestrelServerOptions { AddServerHeader = false, ApplicationServices = services };
        options.Limits.MaxRequestBodySize = 16 * limits.BodyBytes;
        options.Listen(IPAddress.Loopback, 0);
        server = new KestrelServer(Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), logs), logs);
        await server.StartAsync(new PushAnswers(this, clock), cancellationToken);
        Origin = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (server is null) return;
        Origin = null;
        // Whoever still waits for an answer is let go.
        Fault = PushFault.None;
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await server.StopAsync(now.Token);
        server.Dispose();
        server = null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    /// <summary>The browser of an endpoint; otherwise whether it once was one.</summary>
    internal bool Knows(string token, [NotNullWhen(true)] out SimulatedBrowser? browser, out bool hasEnded)
    {
        lock (gate)
        {
            hasEnded = ended.Contains(token);
            return browsers.TryGetValue(token, out browser);
        }
    }

    internal long Take(SimulatedBrowser browser, long ttl, string urgency, string? topic, byte[] body)
    {
        var text = ReceivedPush.Spell(browser.Read(body));
        lock (gate)
        {
            var push = new ReceivedPush(++last, clock.GetUtcNow(), browser, ttl, urgency, topic, text);
            received.Enqueue(push);
            if (received.Count > limits.Kept) received.Dequeue();
            waiting.RemoveAll(w => w.Wanted(push) && w.Found.TrySetResult(push));
            return push.Number;
        }
    }

    /// <summary>Done when the whole service has another fault than the one given.</summary>
    internal async Task WhenNot(PushFault given, CancellationToken ct)
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
}
