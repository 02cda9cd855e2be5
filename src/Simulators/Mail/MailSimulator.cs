using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SmartLocal.Simulators.Mail;

/// <summary>
/// A real SMTP server on this machine's loopback address that keeps what it gets in memory and sends nothing on. It
/// listens from <see cref="StartAsync"/> to <see cref="StopAsync"/>, and can fail in every way of <see cref="MailFault"/>.
/// </summary>
internal sealed partial class MailSimulator : IHostedService, IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Dictionary<SmtpServerSession, Task> sessions = [];
    private readonly Mailbox mailbox;
    private readonly MailLimits limits;
    private readonly TimeProvider clock;
    private readonly ILogger<MailSimulator> log;
    private TcpListener? listener;
    private TaskCompletionSource faultChanged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private MailFault fault;
    private bool started;
    private bool disposed;

    /// <param name="port">The port on 127.0.0.1, or 0 for a free one.</param>
    /// <param name="limits">What is taken before the server says no.</param>
    /// <param name="clock">Dates the mails and times out silent clients.</param>
    /// <param name="log">Hears of lines that broke, without anybody's address.</param>
    public MailSimulator(int port, MailLimits limits, TimeProvider clock, ILogger<MailSimulator> log)
    {
        Port = port;
        this.limits = limits;
        this.clock = clock;
        this.log = log;
        mailbox = new Mailbox(limits.Kept);
    }

    /// <summary>The port listened on; once started, never 0.</summary>
    public int Port { get; private set; }

    /// <summary>The mails kept, the oldest first: a snapshot that doesn't change.</summary>
    public IReadOnlyList<ReceivedMail> Received => mailbox.All;

    /// <summary>How every line and mail fails from now on, whoever the recipient is.</summary>
    public MailFault Fault
    {
        get
        {
            lock (gate)
            {
                return fault;
            }
        }

        set
        {
            lock (gate)
            {
                fault = value;
                faultChanged.TrySetResult();
                faultChanged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                Listen();
            }
        }
    }

    /// <summary>The first mail kept for which <paramref name="wanted"/> holds, or else the next that comes.</summary>
    /// <param name="wanted">Asked once for each mail; must be quick and not call back.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">None came in time.</exception>
    public Task<ReceivedMail> WaitFor(Func<ReceivedMail, bool> wanted, CancellationToken ct) => mailbox.Await(wanted, ct);

    /// <summary>Forgets the mails kept; their numbers are not given again.</summary>
    public void Empty() => mailbox.Clear();

    /// <summary>Forgets the mails of these deliveries, whose ids begin their Message-IDs.</summary>
    public void Forget(IReadOnlySet<Guid> deliveries) =>
        mailbox.Remove(m => m.MessageId.Length > 33 && Guid.TryParseExact(m.MessageId[1..33], "N", out var id) && deliveries.Contains(id));

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            started = true;
            Listen();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task[] open;
        lock (gate)
        {
            started = false;
            Listen();
            open = [.. sessions.Values];
        }

        await stopping.CancelAsync();
        await Task.WhenAll(open).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!disposed)
        {
            disposed = true;
            await StopAsync(CancellationToken.None);
            stopping.Dispose();
        }
    }

    /// <summary>Done when the fault is another than the one given.</summary>
    internal async Task WhenNot(MailFault given, CancellationToken ct)
    {
        while (true)
        {
            Task changed;
            lock (gate)
            {
                if (fault != given)
                {
                    return;
                }

                changed = faultChanged.Task;
            }

            await changed.WaitAsync(ct);
        }
    }

    internal void Take(string sender, IReadOnlyList<string> recipients, byte[] raw)
    {
        var at = clock.GetUtcNow();
        var parts = MailParts.Read(raw);
        mailbox.Put(number => new ReceivedMail(number, at, sender, recipients, raw, parts));
    }

    /// <summary>Listens when it should and doesn't when it shouldn't. A closed port is a closed socket, not a quick hang-up.</summary>
    private void Listen()
    {
        var should = started && fault != MailFault.Closed;
        if (should && listener is null)
        {
            listener = new TcpListener(IPAddress.Loopback, Port);
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
            _ = Accept(listener);
        }
        else if (!should && listener is not null)
        {
            listener.Stop();
            listener = null;
        }
    }

    private async Task Accept(TcpListener from)
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = await from.AcceptSocketAsync(stopping.Token);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
            {
                return;
            }

            lock (gate)
            {
                var session = new SmtpServerSession(this, socket, limits, clock, isOneTooMany: sessions.Count >= limits.Connections);
                sessions.Add(session, Serve(session));
            }
        }
    }

    private async Task Serve(SmtpServerSession session)
    {
        await Task.Yield();
        try
        {
            await session.Run(stopping.Token);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            LineBroke(log, e);
        }
        finally
        {
            lock (gate)
            {
                sessions.Remove(session);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A line to the simulated mail server broke")]
    private static partial void LineBroke(ILogger log, Exception broke);
}
