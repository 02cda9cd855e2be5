using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Simulation;

namespace SmartLocal.Host.Verbs;

/// <summary>Lets a demo city live. Not a verb like the others: the whole house runs, by a clock that is simulated too.</summary>
internal static class Simulating
{
    public const string Help = "simulate [--days 30] [--residents 2000] [--seed 1]  lets a new demo city live through the days until yesterday";

    private const int MostDays = 3660, MostResidents = 1_000_000;

    /// <summary>Lives the days; a sentence when it can't be, and the exit code 1 when an audit has spoken.</summary>
    public static async Task<string?> Run(RunOptions options, IReadOnlyList<string> words, TextWriter output, CancellationToken ct)
    {
        var (days, residents, seed) = (30, 2000, 1);
        for (var i = 0; i < words.Count; i += 2)
        {
            if (i + 1 == words.Count || !int.TryParse(words[i + 1], CultureInfo.InvariantCulture, out var number)) return Help;
            switch (words[i])
            {
                case "--days" when number is >= 1 and <= MostDays: days = number; break;
                case "--residents" when number is >= 1 and <= MostResidents: residents = number; break;
                case "--seed": seed = number; break;
                default: return $"{Help}\n{words[i]} {number} can't be: at most {MostDays} days and {MostResidents} residents";
            }
        }

        // Days are lived in their order: a city in which something has happened already has its own.
        if (Directory.Exists(options.Data) && Directory.EnumerateFileSystemEntries(options.Data).Any()) return $"There is a city in {options.Data} already; give a new --data";
        var today = TimeProvider.System.TodayInTokyo();
        var clock = new SimulatedClock();
        var from = today.AddDays(-days);
        clock.GoTo(TokyoTime.At(from.AddDays(-1), new TimeOnly(8, 30)).ToDateTimeOffset()); // the day before, on which the city is set up
        await using var app = CityHost.Build(options with { Port = 0 }, builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        using var alone = DataLock.Take(app.Services.GetRequiredService<DataFolder>());
        if (alone is null) return $"The data folder {options.Data} is in use by another process; stop it first";
        if (app.Services.GetRequiredService<DataFolder>().Origin is not Origin.Simulated) return "A city's own folder is never simulated; leave --empty out";
        if (!await CityHost.KeysFit(app, ct)) return "There is a city in this database already; give a new --postgres";
        if (await CityHost.Prepare(app, ct) is { Count: > 0 } mistakes) return $"{options.City} has {mistakes.Count} mistakes: run check";

        var life = app.Services.GetRequiredService<CityLife>();
        if (!life.HasPeople) return $"{options.City} says nothing of what its people are made of: demo/simulation.yaml is missing";

        await app.StartAsync(ct);
        var total = 0L;
        for (var date = from; date < today; date = date.AddDays(1))
        {
            var lived = await life.Live(date, residents, seed, clock.GoTo, ct);
            total += lived.Entries;
            await output.WriteLineAsync($"{date:yyyy-MM-dd}  {lived.Entries} entries, audits {(lived.Wrong.Count == 0 ? "silent" : "SPEAK")}");
            foreach (var (audit, result) in lived.Wrong)
            {
                Environment.ExitCode = 1;
                foreach (var wrong in result.Named) await output.WriteLineAsync($"  {audit.Name}: {wrong}");
            }
        }

        await output.WriteLineAsync($"lived {today.DayNumber - from.DayNumber} days with {residents} residents: {total} entries");
        await app.StopAsync(ct);
        return null;
    }
}
