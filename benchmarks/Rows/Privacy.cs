using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Host;
using SmartLocal.Platform;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Benchmarks.Rows;

/// <summary>
/// What privacy costs, as shares of a request: the part in question is timed in a loop, and the whole request over HTTP one
/// after the other, both in this process. A share is the one divided by the other; nothing is switched off for it.
/// </summary>
internal static class Privacy
{
    private const int Turns = 20_000;
    private const int Requests = 300;
    private const int EntriesOfAHead = 20;
    private const double KeepsUp = 0.95;

    private static readonly Guid Row = new("0193a5c0-0000-7000-8000-000000000001");

    /// <summary>Sealing and opening the answers of the whole application, against submitting it.</summary>
    public static Task<Row> Encryption(Bench bench) => InProcess(bench, "encryption-share", "seal and open the answers", 0.02, async (app, http) =>
    {
        var json = await Bench.ApplicationJson(http);
        var vault = app.Services.GetRequiredService<Vault>();
        var place = new PersonalColumn("bench.answers", Fields.Answers).Of(Row);
        var own = vault.Own(Row);
        var part = Time(Turns, () => own.Read(Row, place, vault.Seal(place, json)));
        return (part, await Submitting(http, json));
    });

    /// <summary>Chaining an entry, with its part of a head's signature, against submitting the application that writes it.</summary>
    public static Task<Row> Sealing(Bench bench) => InProcess(bench, "sealing-share", $"chain an entry, and 1/{EntriesOfAHead} of a signature", 0.02, async (app, http) =>
    {
        var json = await Bench.ApplicationJson(http);
        var whole = await Submitting(http, json);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CityContext>>().CreateDbContextAsync();
        var entry = await db.Set<EntryRow>().OrderByDescending(e => e.Position).FirstAsync();
        var link = Chain.Start;
        var chained = Time(Turns, () => link = Chain.Link(link, 1, entry));
        var keys = app.Services.GetRequiredService<SmartLocal.Platform.Keys.CityKeys>();
        var signed = Time(Turns / 20, () => keys.Seal.SignData(Chain.Head(1, link), System.Security.Cryptography.HashAlgorithmName.SHA256));
        return (chained + signed / EntriesOfAHead, whole);
    });

    /// <summary>A look at one person, durable before it answers, against the clerk's list on which it stands.</summary>
    public static Task<Row> Looking(Bench bench) => InProcess(bench, "look-share", "one look, with its commit", 0.8, async (app, http) =>
    {
        await Submitting(http, await Bench.ApplicationJson(http));
        using var clerk = await StaffBrowser(http.BaseAddress!);
        var page = await Each(Requests, () => clerk.GetStringAsync("/staff/cases"));
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CityContext>>().CreateDbContextAsync();
        var staff = await db.Set<StaffLoginRow>().Where(l => l.Login == "clerk").Select(l => l.Staff).SingleAsync();
        var city = app.Services.GetRequiredService<SystemCity>().City.As(new Actor(ActorKind.Staff, staff) { Office = "seiso-recycle", Level = IdentityLevel.Login });
        var look = await Each(Requests, () => city.Perform(new Look(Purpose.CaseHandling, Row, [Row], [Fields.Name]), CancellationToken.None));
        return (look, page);
    });

    /// <summary>Entries sealed against entries written, at the moment at which a run of submissions ends.</summary>
    public static async Task<Row> KeepingUp(Bench bench)
    {
        var (city, token) = await bench.StartCity("sealing");
        await using (city)
        {
            var json = await Bench.ApplicationJson(city, token);
            var url = $"{city.Address}api/procedures/{Bench.Procedure}/applications";
            var environment = new Dictionary<string, string> { ["TOKEN"] = token };
            await Load.Run(url, bench.PostScript(json), environment, Load.WarmUp);
            using var http = new HttpClient { BaseAddress = city.Address };
            var before = await Health(http);
            var run = await Load.Run(url, bench.PostScript(json.Replace("58000", "59000", StringComparison.Ordinal)), environment);
            var after = await Health(http);
            var (sealedNow, written) = (after.Head - before.Head, after.Head + after.Unsealed - before.Head - before.Unsealed);
            var ratio = (double)sealedNow / Math.Max(1, written);
            return new("sealing-keeps-up", sealedNow / (double)Load.Seconds, "entries/s", written / (double)Load.Seconds, "entries written in the same run", ratio, $"ratio ≥ {KeepsUp}", ratio >= KeepsUp)
            {
                Note = $"{run.PerSecond:N0} submissions/s; {after.Unsealed:N0} entries waited at the end",
            };
        }
    }

    private static async Task<(long Head, long Unsealed)> Health(HttpClient http)
    {
        var health = await http.GetFromJsonAsync<JsonElement>("/health");
        return (health.GetProperty("journalHead").GetInt64(), health.GetProperty("unsealed").GetInt64());
    }

    private static async Task<Row> InProcess(Bench bench, string name, string what, double most, Func<WebApplication, HttpClient, Task<(double Part, double Whole)>> measure)
    {
        await using var app = CityHost.Build(new RunOptions { Port = 0, Data = Path.Combine(bench.Folder, name), City = Path.Combine(bench.Root, "cities", "ome") },
            // One visitor does the work of a city; the limits stay on.
            builder => builder.Configuration["Limits:Times"] = "1000");
        await CityHost.Prepare(app, CancellationToken.None);
        await app.StartAsync();
        var session = (await app.Services.GetRequiredService<SystemCity>().City.Perform(new OpenDemoSession("hanako@ome.example"), CancellationToken.None)).Value;
        using var http = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.Secret);
        var (part, whole) = await measure(app, http);
        await app.StopAsync();
        var share = part / whole;
        return new(name, part, "µs", whole, $"the request: {what}", share, $"share ≤ {most}", share <= most);
    }

    private static Task<double> Submitting(HttpClient http, string json)
    {
        var sent = 0;
        return Each(Requests, async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/procedures/{Bench.Procedure}/applications")
            {
                Content = new StringContent(json, Encoding.UTF8, "application/json"), Headers = { { "Idempotency-Key", $"share-{sent++}" } },
            };
            using var answer = await http.SendAsync(request);
            answer.EnsureSuccessStatusCode();
        });
    }

    private static async Task<HttpClient> StaffBrowser(Uri address)
    {
        var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address, DefaultRequestHeaders = { { "Sec-Fetch-Site", "same-origin" } } };
        using var form = new FormUrlEncodedContent([new("login", "clerk"), new("password", "demo-clerk"), new("returnTo", "/staff/cases")]);
        using var answer = await browser.PostAsync("/staff/sign-in", form);
        answer.EnsureSuccessStatusCode();
        return browser;
    }

    /// <summary>Microseconds of one turn, the first half of them for the runtime to compile.</summary>
    private static double Time(int turns, Action turn)
    {
        for (var i = 0; i < turns; i++) turn();
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < turns; i++) turn();
        return Stopwatch.GetElapsedTime(began).TotalMicroseconds / turns;
    }

    private static async Task<double> Each(int turns, Func<Task> turn)
    {
        for (var i = 0; i < turns; i++) await turn();
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < turns; i++) await turn();
        return Stopwatch.GetElapsedTime(began).TotalMicroseconds / turns;
    }
}
