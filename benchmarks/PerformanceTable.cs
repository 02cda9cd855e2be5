using System.Globalization;
using System.Text;
using System.Text.Json;
using SmartLocal.Benchmarks.Rows;

namespace SmartLocal.Benchmarks;

/// <summary>All rows, and what is written of them.</summary>
internal static class PerformanceTable
{
    private static readonly Measurement[] All =
    [
        new("submissions-sqlite", Submissions.OnSqlite),
        new("submissions-postgres", Submissions.OnPostgres),
        new("form-page", FormPage.Measure),
        new("form-700", LongForm.Measure),
        new("rule", FormLanguage.Rule),
        new("rows", FormLanguage.Rows),
        new("load-all", Definitions.Loading),
        new("catalogue-search", Definitions.Searching),
        new("push-encryption", PushEncryptionRow.Measure),
        new("start", Starting.Time),
        new("memory", Starting.Memory),
        new("encryption-share", Privacy.Encryption),
        new("look-share", Privacy.Looking),
        new("sealing-share", Privacy.Sealing),
        new("sealing-keeps-up", Privacy.KeepingUp),
        new("messages-queued", Telling.Queueing),
        new("messages-multicast", Telling.Multicast),
        new("messages-single", Telling.Single),
    ];

    public static async Task<int> Run(IReadOnlyList<string> names, bool json)
    {
        var unknown = names.Where(n => All.All(m => m.Name != n)).ToList();
        if (unknown.Count > 0)
        {
            Console.Error.WriteLine($"There is no row {string.Join(", ", unknown)}; the rows are {string.Join(", ", All.Select(m => m.Name))}");
            return 2;
        }

        await using var bench = new Bench();
        var rows = new List<Row>();
        foreach (var measurement in All.Where(m => names.Count == 0 || names.Contains(m.Name)))
        {
            if (!json) Console.Error.WriteLine($"{measurement.Name} ...");
            var row = await measurement.Measure(bench);
            rows.Add(row);
            Console.WriteLine(json
                ? JsonSerializer.Serialize(row, JsonSerializerOptions.Web)
                : $"{row.Name}: {Number(row.Ours)} {row.Unit}; {row.FloorName} {Number(row.Floor)}; ratio {row.Ratio:0.00}, target {row.Target}: {Judged(row)} {row.Note}");
        }

        if (names.Count == 0) await File.WriteAllTextAsync(Path.Combine(bench.Root, "docs", "performance.md"), Page(rows));
        return 0;
    }

    private static string Page(IEnumerable<Row> rows)
    {
        var page = new StringBuilder();
        page.AppendLine("# Performance").AppendLine();
        page.AppendLine(CultureInfo.InvariantCulture, $"Measured by `./bench` on {TimeProvider.System.GetUtcNow():yyyy-MM-dd} with {Environment.ProcessorCount} cores, the load generator (wrk, {Load.Connections} connections, {Load.Seconds} s) on the same machine.");
        page.AppendLine("The ratio binds: our figure against a named floor in the same run. An absolute target is judged only when its calibration floor reached its recorded value in the run; otherwise it says *not judged*.").AppendLine();
        page.AppendLine("| row | ours | unit | floor | floor's figure | ratio | target | met | |");
        page.AppendLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var row in rows)
            page.AppendLine($"| {row.Name} | {Number(row.Ours)} | {row.Unit} | {row.FloorName} | {Number(row.Floor)} | {row.Ratio.ToString("0.00", CultureInfo.InvariantCulture)} | {row.Target} | {Judged(row)} | {row.Note} |");
        return page.ToString();
    }

    private static string Judged(Row row) => row.Met switch { true => "yes", false => "**no**", null => "not judged" };

    private static string Number(double value) => value.ToString(value >= 100 ? "N0" : "0.##", CultureInfo.InvariantCulture);
}
