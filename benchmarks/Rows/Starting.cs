namespace SmartLocal.Benchmarks.Rows;

/// <summary>From the command to the first page, and what the process holds after a load.</summary>
internal static class Starting
{
    private const double MostSeconds = 2;
    private const double MostMegabytes = 200;

    /// <summary>A bare ASP.NET Core server started in 0.26 to 0.29 s on quiet cores; slower means the machine is busy.</summary>
    private const double RecordedBareStart = 0.3;

    /// <summary>The bare endpoint held 108 MB after the same load; more means that something else is measured.</summary>
    private const double RecordedBareMemory = 110;

    public static async Task<Row> Time(Bench bench)
    {
        var best = double.MaxValue;
        var bare = double.MaxValue;
        var (first, _) = await bench.StartCity("start");
        await first.DisposeAsync();
        for (var i = 0; i < 3; i++)
        {
            var at = bench.NextPort();
            await using (var city = await Server.Start(bench.Host, ["run", "--port", $"{at}", .. bench.CityArguments("start")], at, "/"))
                best = Math.Min(best, city.StartedIn.TotalSeconds);
            await using var floor = await bench.StartFloor("bare");
            bare = Math.Min(bare, floor.StartedIn.TotalSeconds);
        }

        bool? met = best <= MostSeconds ? bare <= RecordedBareStart ? true : null : bare <= RecordedBareStart ? false : null;
        return new("start", best, "s to the first page", bare, $"bare ASP.NET Core, recorded {RecordedBareStart}", best / bare, $"≤ {MostSeconds} s", met) { Note = "best of 3" };
    }

    public static async Task<Row> Memory(Bench bench)
    {
        var (city, token) = await bench.StartCity("memory");
        double ours;
        await using (city)
        {
            var json = await Bench.ApplicationJson(city, token);
            await Load.Run(
                $"{city.Address}api/procedures/{Bench.Procedure}/applications", bench.PostScript(json), new Dictionary<string, string> { ["TOKEN"] = token });
            ours = city.Memory;
        }

        await using var floor = await bench.StartFloor("insert", Path.Combine(bench.Folder, "memory.db"));
        await Load.Run($"{floor.Address}applications", bench.PostScript(Application.Json(Guid.Empty.ToString())), new Dictionary<string, string>());
        bool? met = floor.Memory <= RecordedBareMemory ? ours <= MostMegabytes : null;
        return new("memory", ours, "MB after the load", floor.Memory, $"bare endpoint, recorded {RecordedBareMemory}", ours / floor.Memory, $"≤ {MostMegabytes} MB", met);
    }
}
