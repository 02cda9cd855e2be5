using System.Diagnostics;
using System.Globalization;

namespace SmartLocal.Benchmarks;

/// <summary>A server in a process of its own, started and stopped.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Process process;

    private Server(Process process, Uri address, TimeSpan startedIn)
    {
        this.process = process;
        Address = address;
        StartedIn = startedIn;
    }

    public Uri Address { get; }

    /// <summary>From starting the process to the first answer of the path that was asked.</summary>
    public TimeSpan StartedIn { get; }

    /// <summary>Resident memory now, in MB.</summary>
    public double Memory => File.ReadLines($"/proc/{process.Id}/status")
        .Where(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(l => double.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024).First();

    public static async Task<Server> Start(string program, IEnumerable<string> arguments, int port, string firstPath)
    {
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        // The limits stay on. They count by token or address, and the load is one of each that does the work of a city.
        start.Environment["Limits__Times"] = "100000";
        var started = Process.Start(start)!;
        started.BeginOutputReadLine();
        using var http = new HttpClient();
        var address = new Uri($"http://localhost:{port}");
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(address, firstPath));
                if (answer.IsSuccessStatusCode) return new Server(started, address, watch.Elapsed);
            }
            catch (HttpRequestException) when (!started.HasExited && watch.Elapsed < TimeSpan.FromMinutes(1))
            {
                await Task.Delay(5);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
