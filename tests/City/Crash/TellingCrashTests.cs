using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SmartLocal.Benchmarks;
using SmartLocal.City.Tests.World;
using SmartLocal.Host;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Platform;
using SmartLocal.Platform.Acts;
using SmartLocal.Simulators.Line;
using SmartLocal.Simulators.Mail;
using Xunit.Abstractions;

namespace SmartLocal.City.Tests.Crash;

/// <summary>
/// The city is killed while it tells everybody, again and again. The stand-ins of LINE and of a mail server live on outside: the one
/// keeps LINE's retry keys and counts what each phone was shown, the other keeps every mail.
/// </summary>
public sealed class TellingCrashTests : IAsyncLifetime, IAsyncDisposable
{
    private const int Mails = 300;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string folder = Directory.CreateTempSubdirectory("ome-telling-").FullName;
    private readonly LineSimulator line = new(new LineLimits(), new SystemChance(), TimeProvider.System);
    private readonly LineServer server;
    private readonly ITestOutputHelper output;
    private readonly MailSimulator mail = new(0, new MailLimits(), TimeProvider.System, NullLogger<MailSimulator>.Instance);

    public TellingCrashTests(ITestOutputHelper output)
    {
        this.output = output;
        server = new LineServer(line, new LineLimits(), NullLogger<LineServer>.Instance);
    }

    private static int Residents => Repository.Deep ? 130_000 : 15_000;

    private static int Kills => Repository.Deep ? 10 : 3;

    private string Data => Path.Combine(folder, "data");

    public async Task InitializeAsync()
    {
        await server.StartAsync(CancellationToken.None);
        await mail.StartAsync(CancellationToken.None);
        for (var n = 1; n <= Residents; n++) line.Users.Follow(n);
        await QueueForAll();
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await mail.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Each_is_told_once_on_line_and_the_doubtful_mails_are_named_however_often_the_city_is_killed()
    {
        var killedAt = new List<long>();
        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var host = await Start();
            var enough = Residents * kill / (Kills + 1);
            await Until(() => line.Usage >= enough);
            await host.Kill();
            killedAt.Add(line.Usage);
        }

        Assert.True(killedAt[0] < Residents, "The first kill came too late to be one in the middle");
        await using (await Start()) await Until(() => line.Usage >= Residents && Count("SELECT COUNT(*) FROM messages_delivery WHERE state IN ('Waiting', 'Leased')") == 0);

        output.WriteLine($"{Residents} residents, killed when {string.Join(", ", killedAt)} had been told; {line.Requests} requests to LINE; {mail.Received.Count} mails, {Count("SELECT COUNT(*) FROM messages_delivery WHERE state = 'Doubtful'")} doubtful");
        Assert.Equal(new Dictionary<int, int> { [1] = Residents }, line.Users.Histogram().Where(h => h.Key > 0).ToDictionary());
        Assert.Equal(Residents, Count("SELECT COUNT(*) FROM messages_message WHERE broadcast IS NOT NULL"));

        var got = mail.Received.CountBy(m => m.Recipients.Single()).ToDictionary();
        var doubtful = Count("SELECT COUNT(*) FROM messages_delivery WHERE channel = 'Mail' AND state = 'Doubtful' AND masked IS NOT NULL");
        var accepted = Count("SELECT COUNT(*) FROM messages_delivery WHERE channel = 'Mail' AND state = 'Accepted'");
        Assert.Equal(Mails, accepted + doubtful);
        Assert.All(got.Values, n => Assert.Equal(1, n)); // the doubtful wait for their one repetition
        Assert.InRange(got.Count, accepted, Mails);
    }

    private Task<HostProcess> Start() => HostProcess.Start(Data, new Dictionary<string, string>
    {
        ["Line__Api"] = server.Address!.ToString(), ["Line__AccessToken"] = line.AccessToken, ["Line__ChannelSecret"] = line.ChannelSecret,
        ["Mail__Host"] = "127.0.0.1", ["Mail__Port"] = $"{mail.Port}", ["Mail__Security"] = "None",
    });

    /// <summary>One act, in a city that is assembled and does not run: nothing leaves yet.</summary>
    private async Task QueueForAll()
    {
        await using var app = CityHost.Build(new RunOptions { Port = 0, Data = Data, City = Repository.City });
        await CityHost.Prepare(app, CancellationToken.None);
        var city = app.Services.GetRequiredService<SystemCity>().City.As(Actor.System("test"));
        await Followers.Settle(city, Residents, Mails);
        var values = new Dictionary<string, string> { ["city"] = "青梅市", ["link"] = "A1", ["phone"] = "B2" };
        var residents = Enumerable.Range(1, Residents).Select(Followers.Account).ToArray();
        var queued = await city.Perform(new SendToMany(Recipients.These(residents), "messages.mail", values, "/my", residents[0], MessagePurpose.Matter), CancellationToken.None);
        Assert.False(queued.IsRefused);
    }

    private static async Task Until(Func<bool> done)
    {
        var watch = Stopwatch.StartNew();
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!done() && await again.WaitForNextTickAsync())
            Assert.True(watch.Elapsed < Patience, $"Not done after {Patience}");
    }

    private int Count(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "city.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
