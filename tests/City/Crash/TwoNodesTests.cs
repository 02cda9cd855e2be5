using System.Diagnostics;
using System.Text.Json;
using SmartLocal.City.Tests.World;
using Xunit.Abstractions;

namespace SmartLocal.City.Tests.Crash;

/// <summary>Two nodes share a data folder and a PostgreSQL database behind haproxy, and one after the other is killed under load.</summary>
public sealed class TwoNodesTests(ITestOutputHelper output) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ome-nodes-").FullName;

    /// <summary>With --deep two minutes and a node every ten seconds, without it a few seconds and two nodes.</summary>
    private static int Kills => Repository.Deep ? 12 : 2;

    private static TimeSpan Between => TimeSpan.FromSeconds(Repository.Deep ? 10 : 5);

    private string Data => Path.Combine(folder, "data");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Nothing_is_lost_and_nothing_done_twice_while_one_node_after_the_other_is_killed()
    {
        await using var cluster = await PostgresCluster.Start();
        string[] postgres = ["--postgres", cluster.Connection];
        int[] ports = [HostProcess.FreePort(), HostProcess.FreePort()];

        // Both at once, into nothing: one of them makes the city, and the other finds it made.
        var nodes = await Task.WhenAll(ports.Select(p => HostProcess.StartAt(p, Data, null, postgres)));
        Assert.Equal(1L, await cluster.Ask<long>("SELECT count(*) FROM platform_release"));
        await using var stopped = new AllOf(nodes); // whatever happens below, no node outlives the test
        await using var proxy = await Proxy.Start(folder, ports);
        var token = await Token(nodes, cluster, ports, postgres);
        using var client = nodes[0].Client(token);
        var file = await DemoApplication.SendPhoto(client);

        await using var rush = new Rush(proxy.Address, token, file, "nodes", sideBySide: Repository.Deep ? 8 : 2, wanted: int.MaxValue, isPatient: true);
        using var timer = new PeriodicTimer(Between);
        for (var kill = 0; kill < Kills; kill++)
        {
            await timer.WaitForNextTickAsync();
            var dying = kill % 2;
            await nodes[dying].Kill();
            nodes[dying] = await HostProcess.StartAt(ports[dying], Data, null, postgres);
        }

        await timer.WaitForNextTickAsync();
        await rush.End();
        await CaughtUp(nodes[0]);
        output.WriteLine($"{Kills} kills, {rush.Receipts.Count} acknowledged, {rush.Again} sent again");

        var acknowledged = (long)rush.Receipts.Count;
        Assert.Equal(acknowledged, rush.Receipts.Values.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(acknowledged, await cluster.Ask<long>("SELECT count(*) FROM procedures_application"));
        Assert.Equal(acknowledged, await cluster.Ask<long>("SELECT count(*) FROM journal_entry WHERE name = 'procedures.application-submitted'"));
        Assert.Equal(acknowledged, await cluster.Ask<long>("SELECT count(*) FROM cases_case"));
        Assert.Equal(acknowledged, await cluster.Ask<long>("SELECT count(*) FROM journal_entry WHERE name = 'cases.opened'"));
        Assert.Equal(acknowledged, await cluster.Ask<long>("SELECT count(DISTINCT application) FROM cases_case"));
        await stopped.DisposeAsync();
        var (code, said) = await HostProcess.Verb(Data, "journal", "verify", "--anchor", "--postgres", cluster.Connection);
        Assert.True(code == 0, said);
    }

    /// <summary>A verb that writes wants the folder for itself, so both nodes stand still for it.</summary>
    private async Task<string> Token(HostProcess[] nodes, PostgresCluster cluster, int[] ports, string[] postgres)
    {
        Assert.Equal(2, (await HostProcess.Verb(Data, "api-token", "hanako@ome.example", "--postgres", cluster.Connection)).Code);
        foreach (var node in nodes) await node.Kill();
        var (code, token) = await HostProcess.Verb(Data, "api-token", "hanako@ome.example", "--postgres", cluster.Connection);
        Assert.True(code == 0, token);
        for (var i = 0; i < nodes.Length; i++) nodes[i] = await HostProcess.StartAt(ports[i], Data, null, postgres);
        return token;
    }

    /// <summary>The nodes that stand in their places when it ends.</summary>
    private sealed class AllOf(HostProcess[] nodes) : IAsyncDisposable
    {
        private bool stopped;

        public async ValueTask DisposeAsync()
        {
            if (stopped) return;
            stopped = true;
            foreach (var node in nodes) await node.DisposeAsync();
        }
    }

    /// <summary>A rush of minutes leaves the readers far behind; they may take their time as long as they come nearer.</summary>
    private static async Task CaughtUp(HostProcess node)
    {
        using var client = new HttpClient { BaseAddress = node.Address };
        var (nearest, since) = (long.MaxValue, Stopwatch.StartNew());
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await timer.WaitForNextTickAsync())
        {
            using var health = JsonDocument.Parse(await client.GetStringAsync(new Uri("/health", UriKind.Relative)));
            var lag = health.RootElement.GetProperty("unsealed").GetInt64() + health.RootElement.GetProperty("lag").EnumerateObject().Sum(l => l.Value.GetInt64());
            if (lag == 0) return;
            if (lag < nearest) (nearest, since) = (lag, Stopwatch.StartNew());
            Assert.True(since.Elapsed < TimeSpan.FromMinutes(1), $"the readers come no nearer: {health.RootElement}");
        }
    }

    /// <summary>haproxy as docs/guides/operation.md has it: whoever answers /health gets requests; a request that never reached a node goes to the other.</summary>
    private sealed class Proxy : IAsyncDisposable
    {
        private readonly Process process;

        private Proxy(Process process, Uri address)
        {
            this.process = process;
            Address = address;
        }

        public Uri Address { get; }

        public static async Task<Proxy> Start(string folder, int[] nodes)
        {
            var port = HostProcess.FreePort();
            var settings = Path.Combine(folder, "haproxy.cfg");
            await File.WriteAllTextAsync(settings, $"""
                defaults
                  mode http
                  timeout connect 1s
                  timeout client 30s
                  timeout server 30s
                  option redispatch
                  retries 2
                frontend city
                  bind 127.0.0.1:{port}
                  default_backend nodes
                backend nodes
                  balance roundrobin
                  option httpchk GET /health
                  default-server check inter 500ms fall 1 rise 1 on-marked-down shutdown-sessions
                {string.Join('\n', nodes.Select((n, i) => $"  server node{i + 1} localhost:{n}"))}

                """);
            var started = Process.Start("haproxy", ["-q", "-db", "-f", settings]);
            var proxy = new Proxy(started, new Uri($"http://127.0.0.1:{port}"));
            using var client = new HttpClient { BaseAddress = proxy.Address };
            var watch = Stopwatch.StartNew();
            while (watch.Elapsed < TimeSpan.FromSeconds(20))
            {
                try
                {
                    using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative));
                    if (answer.IsSuccessStatusCode) return proxy;
                }
                catch (HttpRequestException) when (!started.HasExited)
                {
                    // Not listening yet.
                }
            }

            throw new InvalidOperationException("haproxy does not answer");
        }

        public async ValueTask DisposeAsync()
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }
}
