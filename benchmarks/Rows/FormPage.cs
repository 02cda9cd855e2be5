namespace SmartLocal.Benchmarks.Rows;

/// <summary>A page of the form with its draft, against a hand-written Razor page of the same size.</summary>
internal static class FormPage
{
    private const double Target = 0.5;

    /// <summary>In turns: a machine that others use too is not the same machine ten seconds later.</summary>
    private const int Turns = 3;

    public static async Task<Row> Measure(Bench bench)
    {
        var (city, _) = await bench.StartCity("form-page");
        await using var running = city;
        await using var floor = await bench.StartFloor("page");
        var (path, cookie) = await NewDraft(city, Bench.Procedure);
        var script = Path.Combine(bench.Folder, "page.lua");
        await File.WriteAllTextAsync(script, $"wrk.headers[\"Cookie\"] = \"{cookie}\"");
        var (url, plain) = (new Uri(city.Address, path).ToString(), $"{floor.Address}page");
        var (size, plainSize) = (await Size(url, cookie), await Size(plain, ""));
        var nothing = new Dictionary<string, string>();
        await Load.Run(url, script, nothing, Load.WarmUp);
        await Load.Run(plain, null, nothing, Load.WarmUp);
        var (ours, least) = (new List<LoadResult>(), new List<LoadResult>());
        for (var turn = 0; turn < Turns; turn++)
        {
            ours.Add(await Load.Run(url, script, nothing));
            least.Add(await Load.Run(plain, null, nothing));
        }

        var (rate, floorRate) = (ours.Average(o => o.PerSecond), least.Average(l => l.PerSecond));
        var ratio = rate / floorRate;
        return new("form-page", rate, "/s", floorRate, "hand-written Razor page", ratio, $"ratio ≥ {Target}", ratio >= Target)
        {
            Note = $"{size:N0} bytes against {plainSize:N0}; p99 {ours[^1].P99}; {Turns} turns each",
        };
    }

    public static async Task<(string Path, string Cookie)> NewDraft(Server city, string procedure)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = city.Address };
        using var started = new HttpRequestMessage(HttpMethod.Post, $"/procedures/{procedure}/drafts");
        started.Headers.Add("Sec-Fetch-Site", "same-origin");
        started.Content = new FormUrlEncodedContent([]);
        using var answer = await http.SendAsync(started);
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var all) ? all.Select(c => c.Split(';')[0]) : [];
        return (answer.Headers.Location!.ToString(), string.Join("; ", cookies));
    }

    private static async Task<long> Size(string url, string cookie)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var asked = new HttpRequestMessage(HttpMethod.Get, url);
        if (cookie.Length > 0) asked.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(asked);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync()).LongLength;
    }
}
