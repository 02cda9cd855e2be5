using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using SmartLocal.Modules.Tests.World;
using Xunit.Abstractions;

namespace SmartLocal.Modules.Tests.Edge;

/// <summary>Whatever is sent, the host answers with what is wrong with it, and goes on serving.</summary>
public sealed partial class MalformedTests(Ome ome, ITestOutputHelper output) : IClassFixture<Ome>
{
    private const int Few = 2_000;
    private const int Many = 20_000;
    private const int AtOnce = 4;
    private const int UsualSeed = 20_261_122;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static bool Deep => Environment.GetEnvironmentVariable("SMARTLOCAL_TEST_DEEP") is { Length: > 0 };

    [Fact]
    public async Task No_malformed_request_breaks_anything_or_is_answered_with_our_fault()
    {
        var seed = Environment.GetEnvironmentVariable("SMARTLOCAL_TEST_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture)
            : Deep ? Environment.TickCount : UsualSeed;
        output.WriteLine($"Seed {seed}; the same requests again with SMARTLOCAL_TEST_SEED={seed}");
        var mischief = await Mischief(seed);
        var broken = new System.Collections.Concurrent.ConcurrentBag<string>();
        var classes = new System.Collections.Concurrent.ConcurrentDictionary<string, int>(StringComparer.Ordinal);

        await Parallel.ForEachAsync(Enumerable.Range(0, Deep ? Many : Few), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, ct) =>
        {
            var (kind, bytes) = mischief.Request(number);
            var answer = await Send(bytes, kind is "raw", ct);
            var status = answer is { Length: > 12 } && answer.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) ? answer[9..12] : "none";
            classes.AddOrUpdate($"{kind} {status}", 1, (_, n) => n + 1);
            if (Fault(kind, status, answer) is { } fault)
                broken.Add($"{fault}: seed {seed}, request {number} ({kind})\n{Head(Encoding.Latin1.GetString(bytes))}\n  was answered\n{Head(answer ?? "")}");
        });

        foreach (var (name, count) in classes.OrderBy(c => c.Key, StringComparer.Ordinal)) output.WriteLine($"{count,6}  {name}");
        Assert.True(broken.IsEmpty, $"{broken.Count} requests:\n" + string.Join("\n\n", broken.Take(40)));
        using var browser = ome.NewBrowser();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/health")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).StatusCode);
    }

    // 501 and 505 are what HTTP asks for where a coding or version is unknown; nothing of ours has run by then.
    private static string? Fault(string kind, string status, string? answer) =>
        answer is null ? "it hung"
        : status is "none" && kind is not "raw" ? "no answer"
        : status[0] == '5' && status is not ("501" or "505") ? "our fault"
        : Trace().IsMatch(answer) ? "it tells how it is made"
        : null;

    private async Task<Mischief> Mischief(int seed)
    {
        await TwoOffices.Start(ome);
        var a = await TwoOffices.A(ome);
        var sessions = new List<string> { "nobody" };
        for (var i = 0; i < 4; i++) sessions.Add((await ome.SignIn(a.Mail)).Secret);
        foreach (var login in new[] { "clerk", "chief", "dx" })
        {
            using var browser = await ome.StaffBrowser(login);
            sessions.Add(browser.DefaultRequestHeaders.GetValues("Cookie").Single().Split('=')[1]);
        }

        // Who signs out would leave the rest of the requests at the door.
        return new Mischief(seed, [.. AccessTests.RoutesOf(ome).Where(r => r.Route != "/sign-out").Select(r => (r.Method, AccessRow.Fill(r.Route, a)))], sessions);
    }

    /// <summary>What comes back until the host closes; null when it keeps the connection open without an end.</summary>
    private async Task<string?> Send(byte[] bytes, bool unfinished, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        using var connection = new TcpClient();
        var received = new MemoryStream();
        try
        {
            await connection.ConnectAsync(IPAddress.Loopback, new Uri(ome.Address).Port, patience.Token);
            var stream = connection.GetStream();
            await stream.WriteAsync(bytes, patience.Token);
            if (unfinished) connection.Client.Shutdown(SocketShutdown.Send);
            await stream.CopyToAsync(received, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // It closed while we were still sending, as it may with what is too large.
        }

        return Encoding.Latin1.GetString(received.ToArray());
    }

    [GeneratedRegex(@"\n +at [A-Z]|[a-z]Exception\b|SmartLocal\.\w+\.[A-Z]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Trace();

    private static string Head(string text) => text.Length > 700 ? text[..700] + " …" : text;
}
