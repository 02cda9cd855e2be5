namespace SmartLocal.Benchmarks.Rows;

/// <summary>
/// Durable submissions of the whole application over HTTP: validated, journalled, under an idempotency key, synced before
/// the answer; the cases that they open and the seals follow while it runs.
/// </summary>
internal static class Submissions
{
    private const double SqliteTarget = 0.15;
    private const double PostgresTarget = 0.4;

    public static async Task<Row> OnSqlite(Bench bench)
    {
        var (city, token) = await bench.StartCity("submissions");
        LoadResult ours;
        string json;
        await using (city)
        {
            json = await Bench.ApplicationJson(city, token);
            ours = await Post(bench, city, token, json);
        }

        await using var floor = await bench.StartFloor("insert", Path.Combine(bench.Folder, "floor.db"));
        var script = bench.PostScript(json);
        await Load.Run($"{floor.Address}applications", script, new Dictionary<string, string>(), Load.WarmUp);
        var least = await Load.Run($"{floor.Address}applications", script, new Dictionary<string, string>());
        var ratio = ours.PerSecond / least.PerSecond;
        return new("submissions-sqlite", ours.PerSecond, "/s", least.PerSecond, "bare endpoint, same JSON, group commit", ratio, $"ratio ≥ {SqliteTarget}", ratio >= SqliteTarget)
        {
            Note = $"p99 {ours.P99}, floor p99 {least.P99}",
        };
    }

    public static async Task<Row> OnPostgres(Bench bench)
    {
        await using var cluster = await PostgresCluster.Start(bench);
        var (city, token) = await bench.StartCity("submissions-postgres", cluster.Connection("ome"));
        LoadResult ours;
        await using (city)
            ours = await Post(bench, city, token, await Bench.ApplicationJson(city, token));
        var least = await cluster.PgbenchSameRows("ome");
        var ratio = ours.PerSecond / least;
        return new("submissions-postgres", ours.PerSecond, "/s", least, "pgbench writing the same rows, 16 connections", ratio, $"ratio ≥ {PostgresTarget}", ratio >= PostgresTarget)
        {
            Note = $"p99 {ours.P99}",
        };
    }

    private static async Task<LoadResult> Post(Bench bench, Server city, string token, string json)
    {
        var url = $"{city.Address}api/procedures/{Bench.Procedure}/applications";
        var environment = new Dictionary<string, string> { ["TOKEN"] = token };
        var script = bench.PostScript(json);
        await Load.Run(url, script, environment, Load.WarmUp);
        return await Load.Run(url, bench.PostScript(json.Replace("58000", "59000", StringComparison.Ordinal)), environment);
    }
}
