using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Host;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Modules;
using SmartLocal.Tests.Architecture.Api;
using Module = SmartLocal.Platform.Modules.Module;

namespace SmartLocal.Tests.Architecture;

/// <summary>The house as the host assembles it, not started, over an empty data folder.</summary>
public sealed class BuiltCity : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("architecture-").FullName;
    private WebApplication? app;

    public IServiceProvider Services => app!.Services;

    internal static IReadOnlyList<Module> Modules => House.Modules;

    /// <summary>The assemblies of the house, the Kernel first.</summary>
    internal static IReadOnlyList<Assembly> Assemblies { get; } = [.. HousePlan.Projects.Select(p => p.Assembly)];

    /// <summary>Every route but the files of wwwroot.</summary>
    public IReadOnlyList<RouteEndpoint> Routes =>
        [.. Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)];

    /// <summary>Every endpoint that a published city has: before publishing there is one more, which reads files from the sources.</summary>
    public IEnumerable<Endpoint> Endpoints => ((IEndpointRouteBuilder)app!).DataSources.SelectMany(s => s.Endpoints)
        .Where(e => e is not RouteEndpoint { RoutePattern.RawText: "{**path:file}" });

    /// <summary>The tables of all modules.</summary>
    public IModel Model
    {
        get
        {
            using var db = Services.GetRequiredService<IDbContextFactory<CityContext>>().CreateDbContext();
            return db.GetService<IDesignTimeModel>().Model;
        }
    }

    /// <summary>The names that a module's acts, entries and tables may begin with. Platform's areas are named as its folders.</summary>
    internal static IReadOnlyList<string> NamesOf(Assembly assembly)
    {
        var names = House.Modules.Where(m => m.GetType().Assembly == assembly).Select(m => m.Name);
        return assembly == typeof(Module).Assembly
            ? [.. names, .. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", "Platform")).Select(d => Words.Kebab(Path.GetFileName(d))).Order(StringComparer.Ordinal)]
            : names.Any() ? [.. names] : [Words.Kebab(assembly.GetName().Name!.Split('.')[^1])];
    }

    public Task InitializeAsync()
    {
        app = CityHost.Build(new RunOptions { Port = 0, Data = folder, City = Path.Combine(Repository.Root, "cities", "ome") }, ApiDocument.WrittenBy);
        // Starting does this; the document of the API is written from it.
        ((IApplicationBuilder)app).UseEndpoints(_ => { });
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await app!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

[CollectionDefinition(nameof(BuiltCity))]
public sealed class BuiltCityTests : ICollectionFixture<BuiltCity>;
