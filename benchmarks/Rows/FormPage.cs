namespace SmartLocal.Benchmarks.Rows;

/// <summary>A page of the form with its draft, against a hand-written Razor page of the same size.</summary>
internal static class FormPage
{
    private const double Target = 0.5;

    public static async Task<Row> Measure(Bench bench)
    {
        var (city, token) = await bench.StartCity("form-page");
        LoadResult ours;
        long size;
        await using (city)
        {
            var (path, cookie) = await NewDraft(city);
            var script = Path.Combine(bench.Folder, "page.lua");
            await File.WriteAllTextAsync(script, $"wrk.headers[\"Cookie\"] = \"{cookie}\"");
            var url = new Uri(city.Address, path).ToString();
            size = await Size(url, cookie);
            var nothing = new Dictionary<string, string>();
            await Load.Run(url, script, nothing, Load.WarmUp);
            ours = await Load.Run(url, script, nothing);
        }

        await using var floor = await bench.StartFloor("page");
        var plain = $"{floor.Address}page";
        var plainSize = await Size(plain, "");
        await Load.Run(plain, null, new Dictionary<string, string>(), Load.WarmUp);
        var least = await Load.Run(plain, null, new Dictionary<string, string>());
        var ratio = ours.PerSecond / least.PerSecond;
        return new("form-page", ours.PerSecond, "/s", least.PerSecond, "hand-written Razor page", ratio, $"ratio ≥ {Target}", ratio >= Target)
        {
            Note = $"{size:N0} bytes against {plainSize:N0}; p99 {ours.P99}",
        };
    }

    private static async Task<(string Path, string Cookie)> NewDraft(Server city)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = city.Address };
        using var started = new HttpRequestMessage(HttpMethod.Post, $"/procedures/{Bench.Procedure}/drafts");
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
