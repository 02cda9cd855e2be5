using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace SmartLocal.City.Tests.World;

/// <summary>The published host as <c>./run</c> starts it, in a process of its own that can be killed.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly string Published = Environment.GetEnvironmentVariable("SMARTLOCAL_TEST_HOST") is { Length: > 0 } given
        ? given
        : Path.Combine(Repository.Root, "out", "host");

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    private readonly Process process;
    private bool disposed;

    private HostProcess(Process process, Uri address, ConcurrentQueue<string> output)
    {
        this.process = process;
        Address = address;
        Output = output;
    }

    public Uri Address { get; }

    /// <summary>What it has printed.</summary>
    public ConcurrentQueue<string> Output { get; }

    public static Task<HostProcess> Start(string data, IReadOnlyDictionary<string, string>? environment = null, params string[] more) =>
        StartAt(FreePort(), data, environment, more);

    /// <summary>At a port of the test's choice, where others expect it.</summary>
    public static async Task<HostProcess> StartAt(int port, string data, IReadOnlyDictionary<string, string>? environment = null, params string[] more)
    {
        var start = Command(["run", "--port", $"{port}", "--data", data, "--city", Repository.City, .. more], environment);
        var output = new ConcurrentQueue<string>();
        var started = new Process { StartInfo = start };
        started.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        started.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var host = new HostProcess(started, new Uri($"http://localhost:{port}"), output);
        using var http = new HttpClient();
        // The host has two cores to start on: asking all the time would take one of them.
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(25));
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromMinutes(1) && await again.WaitForNextTickAsync())
        {
            if (started.HasExited) throw new InvalidOperationException("The host ended: " + string.Join('\n', output));
            try
            {
                using var answer = await http.GetAsync(new Uri(host.Address, "/health"));
                if (answer.IsSuccessStatusCode) return host;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        await host.DisposeAsync();
        throw new InvalidOperationException("The host did not get well within a minute: " + string.Join('\n', output));
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Code, string Output)> Verb(string data, params string[] words)
    {
        using var verb = Process.Start(Command([.. words, "--data", data, "--city", Repository.City], null))!;
        var output = verb.StandardOutput.ReadToEndAsync();
        var complaint = await verb.StandardError.ReadToEndAsync();
        var said = await output;
        await verb.WaitForExitAsync();
        return (verb.ExitCode, (verb.ExitCode == 0 ? said : said + complaint).Trim());
    }

    /// <summary>kill -9: nothing is flushed, nothing is closed.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>An API client with a bearer token.</summary>
    public HttpClient Client(string token)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        if (disposed) return;
        disposed = true;
        if (!process.HasExited) await Kill();
        process.Dispose();
    }

    private static ProcessStartInfo Command(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var start = new ProcessStartInfo(Path.Combine(Published, "smartlocal"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        // A test is one visitor who asks as a whole city does. The limits stay on, only higher.
        start.Environment["Limits__Times"] = "1000";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return start;
    }

    /// <summary>
    /// A port that nobody has now, and that no outgoing connection gets before the test takes it, or while its host is down
    /// between two lives: it lies below those that the system gives away.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(15_000, 32_000);
            if (!Given.TryAdd(port, true)) continue;
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody listens there.
            }
        }
    }
}
