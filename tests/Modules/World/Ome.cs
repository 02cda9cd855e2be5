using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SmartLocal.Host;
using SmartLocal.Host.Backups;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Modules.Tests.World;

/// <summary>
/// The one small world of the tests: Ome in a data folder of its own, the whole house assembled, on a free port, on the
/// engine that SMARTLOCAL_TEST_ENGINE names, with a clock that the test moves.
/// </summary>
public sealed class Ome : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("ome-").FullName;
    private static readonly Action<WebApplicationBuilder> Nothing = _ => { };

    private readonly TestDatabase database = new();
    private WebApplication? app;

    /// <summary>Friday, 20 November 2026, ten in the morning, and moving only when told.</summary>
    public MovableClock Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(9)));

    /// <summary>What the house has logged since it was started.</summary>
    public HeardLog Log { get; } = new();

    public WebApplication App => app ?? throw new InvalidOperationException("Ome has not been started");

    public IServiceProvider Services => App.Services;

    public string Address => Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public string DataFolder => folder;

    /// <summary>What a test adds to the house before it starts.</summary>
    public Action<WebApplicationBuilder> Adjust { get; set; } = Nothing;

    /// <summary>Whether the folder is made to train in.</summary>
    public bool Training { get; init; }

    /// <summary>Whether the city makes itself at its first start, with keys that no other world has.</summary>
    public bool FromNothing { get; init; }

    /// <summary>The folder of the city; that of the tests, with a few procedures, where none is named.</summary>
    public string? City { get; init; }

    internal TestDatabase Database => database;

    internal Performing Performing => Services.GetRequiredService<Performing>();

    public static string Repository { get; } = FindRepository();

    public async Task InitializeAsync()
    {
        if (FromNothing || Training || Adjust != Nothing || City is not null) await database.Create();
        else await FirstDay.CopyTo(folder, database);
        await Start();
    }

    /// <summary>Starts the host, with settings of its own where a test is about them.</summary>
    public async Task Start(params (string Key, string Value)[] settings) => app = await StartNode(settings);

    /// <summary>A second node over the same folder and database, which only PostgreSQL has. Whoever asks for it stops it.</summary>
    public Task<WebApplication> AnotherNode() => StartNode([]);

    private async Task<WebApplication> StartNode((string Key, string Value)[] settings)
    {
        var options = new RunOptions { Port = 0, Data = folder, City = City ?? TestCity.Folder, Postgres = database.Postgres, Training = Training };
        var node = CityHost.Build(options, builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            builder.Logging.SetMinimumLevel(LogLevel.Error);
            // The tests are one visitor who asks more than any person does; what the limits do, their own tests show.
            builder.Configuration["Limits:Times"] = "1000";
            foreach (var (key, value) in settings) builder.Configuration[key] = value;
            Adjust(builder);
            builder.Logging.AddProvider(Log);
            builder.Logging.AddFilter<HeardLog>("SmartLocal", LogLevel.Information);
        });
        var mistakes = await CityHost.Prepare(node, CancellationToken.None);
        Assert.Empty(mistakes);
        await node.StartAsync();
        return node;
    }

    /// <summary>Stops the host; the data stays for another <see cref="Start"/>.</summary>
    public async Task Stop()
    {
        if (app is not null) await app.DisposeAsync();
        app = null;
    }

    /// <summary>
    /// Everything is lost but a set, and the list of what was erased, which lies where no backup is taken back. The set is
    /// restored into an empty folder and an empty database, and the city starts.
    /// </summary>
    public async Task LoseAllBut(string set)
    {
        await Stop();
        SqliteConnection.ClearAllPools();
        await database.Drop();
        await database.Create();
        foreach (var lost in Directory.GetDirectories(folder)) Directory.Delete(lost, recursive: true);
        foreach (var lost in Directory.GetFiles(folder).Where(f => Path.GetFileName(f) != "erasures.log")) File.Delete(lost);
        var data = new DataFolder(folder);
        await using (var empty = new RunOptions { Postgres = database.Postgres }.Database(data))
            Assert.Null(await new Restoring(data, empty).Restore(set, default));
        await Start();
    }

    public async Task DisposeAsync()
    {
        await Stop();
        await database.Drop();
        Directory.Delete(folder, recursive: true);
    }

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>The city as this actor sees it.</summary>
    public City As(Actor actor) => new(Performing, actor);

    public City AsSystem => As(Actor.System("test"));

    /// <summary>A reading context.</summary>
    public CityContext Read() => Get<IDbContextFactory<CityContext>>().CreateDbContext();

    /// <summary>Somebody changes the database by hand; how many rows.</summary>
    public async Task<int> Sql(string sql)
    {
        await using var connection = Get<CityDatabase>().NewConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Waits until every reaction to everything written by now has run.</summary>
    /// <param name="minutes">How long; a test with a hundred thousand things to react to says more than half a minute.</param>
    public async Task CaughtUp(double minutes = 0.5)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
        await Get<JournalState>().CaughtUp(patience.Token);
    }

    /// <summary>A browser without a session, which follows no redirect.</summary>
    public HttpClient NewBrowser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = new Uri(Address),
        DefaultRequestHeaders = { { "Sec-Fetch-Site", "same-origin" }, { "Accept", "text/html, */*;q=0.8" } },
    };

    /// <summary>A session of a resident who can read mail at the address, as a browser and API client carry it.</summary>
    public async Task<(Actor Actor, string Secret)> SignIn(string mail, IdentityLevel level = IdentityLevel.Authenticated)
    {
        var opened = await AsSystem.Perform(new OpenDemoSession(mail, level), CancellationToken.None);
        var account = (await Get<Sessions>().Find(opened.Value.Secret, CancellationToken.None))!;
        return (account.Actor, opened.Value.Secret);
    }

    /// <summary>A signed-in resident's browser.</summary>
    public async Task<HttpClient> NewBrowser(string mail)
    {
        var browser = NewBrowser();
        browser.DefaultRequestHeaders.Add("Cookie", $"session={(await SignIn(mail)).Secret}");
        return browser;
    }

    private static string FindRepository()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "SmartLocal.slnx")))
            at = Path.GetDirectoryName(at.TrimEnd('/')) ?? throw new InvalidOperationException("The tests run outside the repository");
        return at;
    }
}
