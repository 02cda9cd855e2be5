using System.Net;
using System.Net.Sockets;

namespace SmartLocal.Simulators.Sms;

/// <summary>Takes lines on this machine's loopback address and has each served, while it is open. A closed port is a closed socket, not a quick hang-up.</summary>
/// <param name="serve">Serves one line to its end; the second value says how many lines are open beside it.</param>
internal sealed class LoopbackServer(Func<Stream, int, CancellationToken, Task> serve) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly HashSet<Task> lines = [];
    private readonly CancellationTokenSource stopping = new();
    private TcpListener? listener;

    /// <summary>The port on 127.0.0.1; 0 before it was first opened, and the same ever after.</summary>
    public int Port { get; private set; }

    public void Open()
    {
        lock (gate)
        {
            if (listener is not null || stopping.IsCancellationRequested) return;
            listener = new TcpListener(IPAddress.Loopback, Port);
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
            _ = Accept(listener);
        }
    }

    public void Close()
    {
        lock (gate)
        {
            listener?.Stop();
            listener = null;
        }
    }

    public async Task Stop()
    {
        Close();
        await stopping.CancelAsync();
        Task[] open;
        lock (gate) open = [.. lines];
        await Task.WhenAll(open);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        stopping.Dispose();
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
                var line = Serve(socket, lines.Count);
                lines.Add(line);
                _ = line.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }

    private void Forget(Task line)
    {
        lock (gate) lines.Remove(line);
    }

    private async Task Serve(Socket socket, int open)
    {
        await Task.Yield();
        using var owned = socket;
        await using var stream = new NetworkStream(socket, ownsSocket: false);
        try
        {
            await serve(stream, open, stopping.Token);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // The client hung up, or the simulator stops.
        }
    }
}
