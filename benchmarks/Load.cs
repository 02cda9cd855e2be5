using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartLocal.Benchmarks;

/// <summary>wrk from Debian: 64 connections from one thread, which leaves the rest of two cores to the server.</summary>
internal static partial class Load
{
    public const int Connections = 64;
    public const int Seconds = 10;

    /// <summary>Before it is measured: until the runtime has compiled what is hot for good.</summary>
    public const int WarmUp = 20;

    public static async Task<LoadResult> Run(string url, string? script, IReadOnlyDictionary<string, string> environment, int seconds = Seconds)
    {
        List<string> arguments = ["-t1", $"-c{Connections}", $"-d{seconds}s", "--latency"];
        if (script is not null) arguments.AddRange(["-s", script]);
        arguments.Add(url);
        var output = await Tool.Run("wrk", arguments, environment);
        var rate = double.Parse(Rate().Match(output).Groups["rate"].Value, CultureInfo.InvariantCulture);
        var bad = BadAnswers().Match(output) is { Success: true } match ? int.Parse(match.Groups["bad"].Value, CultureInfo.InvariantCulture) : 0;
        if (bad > 0) throw new InvalidOperationException($"{bad} answers of {url} were errors; nothing was measured\n{output}");
        return new LoadResult(rate, Tail().Match(output).Groups["tail"].Value);
    }

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[\d.]+)", RegexOptions.None, 1000)]
    private static partial Regex Rate();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (?<bad>\d+)", RegexOptions.None, 1000)]
    private static partial Regex BadAnswers();

    [GeneratedRegex(@"^\s+99%\s+(?<tail>\S+)", RegexOptions.Multiline, 1000)]
    private static partial Regex Tail();
}

internal sealed record LoadResult(double PerSecond, string P99);

internal static class Tool
{
    public static async Task<string> Run(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed: {await error}{output}");
    }
}
