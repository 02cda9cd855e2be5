using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Host;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Many;
using SmartLocal.Platform;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Simulators.Line;

namespace SmartLocal.Benchmarks.Rows;

/// <summary>
/// Telling a whole city: as many residents as Ome has, all on LINE, by the stand-in that keeps LINE's documented limits and retry keys.
/// The city, its database and the stand-in are one process here; the requests between them are HTTP.
/// </summary>
internal static class Telling
{
    private const int Residents = 130_000;
    private const int PerSecond = 200;
    private const int SingleSeconds = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly Dictionary<string, string> Values = new() { ["city"] = "青梅市", ["link"] = "A1", ["phone"] = "B2" };

    /// <summary>From asking to the answer that nobody of them will be forgotten, and how long after it each has it in her inbox.</summary>
    public static async Task<Row> Queueing(Bench bench)
    {
        await using var app = await CityOnLine(bench, "queued");
        var (queued, filled, _) = await TellAll(app);
        var floor = Inserting(Path.Combine(bench.Folder, "plain.db"));
        return new("messages-queued", queued, "s for 130,000", floor, "one plain SQLite transaction of as many rows", queued / floor, "≤ 3 s", queued <= 3)
        {
            Note = $"all inboxes filled after {filled:0.0} s",
        };
    }

    /// <summary>From asking to the moment at which LINE has taken it for everybody.</summary>
    public static async Task<Row> Multicast(Bench bench)
    {
        await using var app = await CityOnLine(bench, "multicast");
        var (_, _, taken) = await TellAll(app);
        var least = (double)Residents / 500 / 200;
        return new("messages-multicast", taken, "s until LINE has 130,000", least, "LINE's limit: 500 in a request, 200 requests a second", taken / least, "≤ 10 s", taken <= 10);
    }

    /// <summary>From asking to the moment at which LINE has taken it, for one message after the other at a steady rate.</summary>
    public static async Task<Row> Single(Bench bench)
    {
        await using var app = await CityOnLine(bench, "single");
        var (line, city) = (app.Services.GetRequiredService<LineSimulator>(), app.Services.GetRequiredService<SystemCity>().City.As(Actor.System("bench")));
        await Steady(city, line, 1, PerSecond * 3);
        var late = await Steady(city, line, PerSecond * 3 + 1, PerSecond * SingleSeconds);
        late.Sort();
        var p99 = late[(int)(late.Count * 0.99)];
        return new("messages-single", p99, "ms for 99 % at 200/s", late[late.Count / 2], "its own median", p99 / late[late.Count / 2], "≤ 1,000 ms", p99 <= 1000);
    }

    /// <summary>Milliseconds from asking to taken, for so many residents from the first on.</summary>
    private static async Task<List<double>> Steady(City city, LineSimulator line, int first, int count)
    {
        var asked = new long[count];
        var late = new double[count];
        using var watching = new CancellationTokenSource(Patience);
        var watch = Task.Run(async () =>
        {
            var open = new HashSet<int>(Enumerable.Range(0, count));
            while (open.Count > 0)
            {
                foreach (var i in open.Where(i => line.Users.Delivered(first + i) > 0).ToList())
                {
                    late[i] = Stopwatch.GetElapsedTime(Volatile.Read(ref asked[i])).TotalMilliseconds;
                    open.Remove(i);
                }

                await Task.Delay(2, watching.Token);
            }
        });

        var began = Stopwatch.GetTimestamp();
        var sending = new List<Task>(count);
        for (var i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / PerSecond) - Stopwatch.GetElapsedTime(began);
            if (due > TimeSpan.Zero) await Task.Delay(due);
            Volatile.Write(ref asked[i], Stopwatch.GetTimestamp());
            sending.Add(city.Perform(new SendMessage(Followers.Account(first + i), "messages.mail", Values, "/my", Followers.Account(first + i)), CancellationToken.None));
        }

        await Task.WhenAll(sending);
        await watch;
        return [.. late];
    }

    private static async Task<(double Queued, double Filled, double Taken)> TellAll(WebApplication app)
    {
        var (line, city) = (app.Services.GetRequiredService<LineSimulator>(), app.Services.GetRequiredService<SystemCity>().City.As(Actor.System("bench")));
        var residents = Enumerable.Range(1, Residents).Select(Followers.Account).ToArray();
        var began = Stopwatch.GetTimestamp();
        var asked = await city.Perform(new SendToMany(Recipients.These(residents), "messages.mail", Values, "/my", residents[0], MessagePurpose.Matter), CancellationToken.None);
        var queued = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (asked.IsRefused) throw new InvalidOperationException(asked.Refusal.Kind.Code);
        double? filled = null;
        while (line.Usage < Residents)
        {
            if (Stopwatch.GetElapsedTime(began) > Patience) throw new TimeoutException($"{line.Usage} of {Residents} after {Patience}");
            await Task.Delay(20);
            if (filled is null && await Filled(app)) filled = Stopwatch.GetElapsedTime(began).TotalSeconds;
        }

        var taken = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var histogram = line.Users.Histogram();
        if (histogram.GetValueOrDefault(1) != Residents) throw new InvalidOperationException($"Not each has it once: {string.Join(", ", histogram)}");
        return (queued, filled ?? taken, taken);
    }

    private static async Task<bool> Filled(WebApplication app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CityContext>>().CreateDbContextAsync();
        return !await db.Set<Hand>().AnyAsync();
    }

    /// <summary>Ome with as many accounts as it has residents, each of them a friend of the city's on LINE, at noon.</summary>
    private static async Task<WebApplication> CityOnLine(Bench bench, string data)
    {
        var app = CityHost.Build(new RunOptions { Port = 0, Data = Path.Combine(bench.Folder, data), City = Path.Combine(bench.Root, "cities", "ome") });
        await CityHost.Prepare(app, CancellationToken.None);
        await app.StartAsync();
        var city = app.Services.GetRequiredService<SystemCity>().City.As(Actor.System("bench"));
        var users = app.Services.GetRequiredService<LineSimulator>().Users;
        await Followers.Settle(city, Residents);
        for (var n = 1; n <= Residents; n++) users.Follow(n);
        return app;
    }

    /// <summary>The same number of rows of about the same size, by a statement that stays prepared, in one durable transaction.</summary>
    private static double Inserting(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path}");
        connection.Open();
        using var make = connection.CreateCommand();
        make.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE message (id BLOB PRIMARY KEY, account BLOB, text BLOB, at INTEGER); CREATE INDEX message_account ON message (account, at)";
        make.ExecuteNonQuery();
        var began = Stopwatch.GetTimestamp();
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO message VALUES ($id, $account, $text, 1)";
        var (id, account) = (insert.Parameters.Add("$id", SqliteType.Blob), insert.Parameters.Add("$account", SqliteType.Blob));
        insert.Parameters.AddWithValue("$text", new byte[120]);
        for (var n = 1; n <= Residents; n++)
        {
            (id.Value, account.Value) = (Followers.Account(n).ToByteArray(bigEndian: true), Followers.Account(Residents - n).ToByteArray(bigEndian: true));
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }
}
