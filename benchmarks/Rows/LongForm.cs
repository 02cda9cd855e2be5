using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace SmartLocal.Benchmarks.Rows;

/// <summary>The page of a form that asks 700 things at once, one request after the other.</summary>
internal static class LongForm
{
    private const int Questions = 700;
    private const int Requests = 200;
    private const double Target = 5;

    public static async Task<Row> Measure(Bench bench)
    {
        var items = new StringBuilder();
        string[] kinds = ["kind: text", "kind: yes-no", "kind: date", "kind: yen", "kind: select, options: [k1, k2, k3]"];
        for (var n = 1; n <= Questions; n++) items.Append(CultureInfo.InvariantCulture, $"                - {{ id: 問{n}, {kinds[n % kinds.Length]}, required: true, label: あ{n} }}\n");
        var city = Path.Combine(bench.Folder, "long");
        foreach (var from in Directory.EnumerateFiles(Path.Combine(bench.Root, "cities"), "*", SearchOption.AllDirectories).Where(f => !f.Contains("procedures", StringComparison.Ordinal)))
        {
            var to = Path.Combine(city, Path.GetRelativePath(Path.Combine(bench.Root, "cities"), from));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
        }

        Directory.CreateDirectory(Path.Combine(city, "ome", "procedures"));
        await File.WriteAllTextAsync(Path.Combine(city, "ome", "procedures", "long.yaml"), FormLanguage.Yaml("long", items.ToString()));
        var at = bench.NextPort();
        await using var running = await Server.Start(bench.Host, ["run", "--port", $"{at}", "--data", Path.Combine(bench.Folder, "long-data"), "--city", Path.Combine(city, "ome")], at, "/health");
        var (path, cookie) = await FormPage.NewDraft(running, "long");
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        var (ours, size) = await Each(http, new Uri(running.Address, path), cookie);
        await using var floor = await bench.StartFloor("page");
        var (least, _) = await Each(http, new Uri(floor.Address, "page"), "");
        return new("form-700", ours, "ms", least, "hand-written Razor page of 23 fields", ours / least, $"≤ {Target} ms", ours <= Target) { Note = $"{size:N0} bytes" };
    }

    private static async Task<(double Milliseconds, int Size)> Each(HttpClient http, Uri page, string cookie)
    {
        var size = 0;
        // As long as the load of the other rows warms up: until then the compiler works beside the page.
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began).TotalSeconds < Load.WarmUp;) size = await Get();
        var from = Stopwatch.GetTimestamp();
        for (var i = 0; i < Requests; i++) await Get();
        return (Stopwatch.GetElapsedTime(from).TotalMilliseconds / Requests, size);

        async Task<int> Get()
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, page);
            if (cookie.Length > 0) asked.Headers.Add("Cookie", cookie);
            using var answer = await http.SendAsync(asked);
            answer.EnsureSuccessStatusCode();
            return (await answer.Content.ReadAsByteArrayAsync()).Length;
        }
    }
}
