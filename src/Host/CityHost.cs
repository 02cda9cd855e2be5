using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartLocal.Host.Backups;
using SmartLocal.Host.Metrics;
using SmartLocal.Host.Migrations;
using SmartLocal.Platform;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Host;

/// <summary>One city on one machine: assembled, migrated, its release in force, ready to serve.</summary>
internal static class CityHost
{
    /// <summary>Assembles the house. Nothing is opened yet but the data folder.</summary>
    public static WebApplication Build(RunOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        // Emitting a method for each service that is asked for twice costs a start a quarter of a second and saves a page nothing.
        AppContext.SetSwitch("Microsoft.Extensions.DependencyInjection.DisableDynamicEngine", true);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(CityHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Port 0, for tests: the system chooses one.
            if (options.Port == 0) kestrel.Listen(IPAddress.Loopback, 0);
            else kestrel.ListenLocalhost(options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = PostedForm.LargestRequest;
        });
        builder.Logging.ClearProviders();
        if (string.Equals(builder.Configuration["Logs:Format"], "json", StringComparison.OrdinalIgnoreCase)) builder.Logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.IncludeScopes) = (true, false));
        else builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("SmartLocal", LogLevel.Information);

        var folder = new DataFolder(options.Data, options.OriginWhenNew, options.Training);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(new CityFolderPath(options.City));
        builder.Services.AddCity(folder, options.Database(folder), House.Modules);
        adjust?.Invoke(builder);
        Traces.AddTo(builder.Services, builder.Configuration);

        var app = builder.Build();
        app.UseProxies(app.Configuration["Site:Proxies"]);
        app.UseMiddleware<Headers>();
        app.UseMiddleware<Failures>();
        app.UseRouting();
        app.UseTraces();
        app.UseCity();
        foreach (var module in House.Modules) module.Map(app);
        app.MapGet("/openapi/v1.json", () => Results.File(Path.Combine(AppContext.BaseDirectory, "openapi.json"), "application/json")).Public();
        app.MapGet("/schemas/procedure.json", () => Results.File(Path.Combine(AppContext.BaseDirectory, "procedure.schema.json"), "application/schema+json")).Public();
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, "smartlocal.staticwebassets.endpoints.json"))) app.MapStaticAssets().Public();
        // By a request delegate: the compiler's binding of a fallback forgets its pattern.
        app.MapFallback("/api/{*path}", http => RefusalAnswers.NoSuchRoute.Because(("path", http.Request.Path.Value!)).AsAnswer().ExecuteAsync(http)).Public().ForMachines();
        app.MapFallback("{*path}", http => Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound).ExecuteAsync(http)).Public();
        return app;
    }

    /// <summary>
    /// Whether the keys in the data folder are those of the database; true also of a new one. Asked before the city is prepared:
    /// of another city's database nothing is changed, and none of its data keys could be unwrapped.
    /// </summary>
    public static async Task<bool> KeysFit(WebApplication app, CancellationToken ct)
    {
        await using var connection = app.Services.GetRequiredService<CityDatabase>().NewConnection();
        await connection.OpenAsync(ct);
        return (await CityMigrations.Applied(connection, ct)).Count == 0 || await app.Services.GetRequiredService<JournalVerification>().KeysFit(ct);
    }

    /// <summary>Migrates the database, puts the release in force (the city folder's, when nothing was published yet) and plants the demo world into a new simulated folder.</summary>
    /// <returns>The mistakes that keep the city folder from being published, or none.</returns>
    public static async Task<IReadOnlyList<Finding>> Prepare(WebApplication app, CancellationToken ct)
    {
        var options = app.Services.GetRequiredService<RunOptions>();
        await using var alone = await OneNode.Alone(app.Services.GetRequiredService<CityDatabase>(), ct);
        await app.Services.GetRequiredService<Upgrading>().Upgrade(ct);

        await app.Services.GetRequiredService<Resealing>().Begin(ct);
        var shelf = app.Services.GetRequiredService<ReleaseShelf>();
        if (await shelf.TakeCurrent(ct))
        {
            await app.Services.GetRequiredService<AfterRestore>().Do(ct);
            return [];
        }

        var files = CityFolder.Open(options.City).Files;
        var mistakes = shelf.Check(files).Where(f => !f.IsWarning).ToList();
        if (mistakes.Count > 0) return mistakes;
        var system = app.Services.GetRequiredService<SystemCity>().City;
        _ = (await shelf.Publish(system, files, ct)).Value;
        if (app.Services.GetRequiredService<DataFolder>().Origin is Origin.Simulated)
            foreach (var seed in app.Services.GetServices<ISeed>().OrderBy(s => s.Order)) await seed.Plant(files, system, ct);
        return [];
    }
}
