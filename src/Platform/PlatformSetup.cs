using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Audits;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Clients;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Erasure;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Kit;
using SmartLocal.Platform.Maintenance;
using SmartLocal.Platform.Maps;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Pdf;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.SignIn.Elsewhere;
using SmartLocal.Platform.SignIn.MyAccount;
using SmartLocal.Platform.SignIn.Signing;
using SmartLocal.Platform.Simulation;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform;

/// <summary>Assembles the house: the platform first, then its modules in their order.</summary>
public static class PlatformSetup
{
    /// <summary>Registers the platform and the modules over a data folder and a database.</summary>
    public static IServiceCollection AddCity(
        this IServiceCollection services, DataFolder folder, CityDatabase database, IReadOnlyList<Modules.Module> modules)
    {
        Assembly[] assemblies = [.. modules.Select(m => m.GetType().Assembly).Distinct()];
        foreach (var module in modules) module.Configure(new ModuleBuilder(module.Name, services));

        services.AddSingleton(folder);
        services.AddSingleton(database);
        services.AddSingleton<CityModel>();
        services.AddSingleton(_ => new CityKeys(folder.File("keys")));
        services.AddSingleton<IChance, SystemChance>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IdSource>();
        services.AddPooledDbContextFactory<CityContext>((_, options) => database.Configure(options));
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<CityContext>>().CreateDbContext());
        services.AddSingleton(s => new PreparedReads(database, s.GetRequiredService<IDbContextFactory<CityContext>>()));

        services.AddSingleton<JournalSignals>();
        services.AddSingleton<LaneParts>();
        services.AddSingleton<Performing>(s => database.Engine is Engine.Sqlite
            ? new SqlitePerforming(s.GetRequiredService<LaneParts>(), s.GetRequiredService<JournalSignals>(), s.GetRequiredService<ILogger<SqlitePerforming>>())
            : new PostgresPerforming(s.GetRequiredService<LaneParts>(), s.GetRequiredService<JournalSignals>(), s.GetRequiredService<ILogger<PostgresPerforming>>()));
        services.AddHttpContextAccessor();
        services.AddScoped(s => new City(
            s.GetRequiredService<Performing>(),
            s.GetRequiredService<IHttpContextAccessor>().HttpContext?.Visitor().Actor ?? Actor.Visitor));
        services.AddSingleton(s => new Chores(s.GetRequiredService<Performing>()));
        services.AddSingleton(s => new SystemCity(new City(s.GetRequiredService<Performing>(), Actor.System("platform"))));

        services.AddSingleton<Anchor>();
        services.AddSingleton<Sealer>();
        services.AddHostedService(s => s.GetRequiredService<Sealer>());
        services.AddHostedService<Readers>();
        services.AddSingleton(s => new JournalState(
            s.GetRequiredService<IDbContextFactory<CityContext>>(), database, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<JournalSignals>(),
            s.GetServices<Reader>()));
        services.AddSingleton(s => new JournalVerification(
            s.GetRequiredService<IDbContextFactory<CityContext>>(), database, s.GetRequiredService<CityKeys>(), s.GetRequiredService<Anchor>()));

        services.AddJobs().AddPdf();

        services.AddSingleton(s => new FileStore(folder, s.GetRequiredService<IdSource>(), s.GetRequiredService<IDbContextFactory<CityContext>>(), s.GetRequiredService<Clamd>(), s.GetRequiredService<ILogger<FileStore>>()));
        services.AddSingleton<Clamd>();
        services.AddSingleton(s => new DataKeys(s.GetRequiredService<CityKeys>(), s.GetRequiredService<IDbContextFactory<CityContext>>()));
        services.AddSingleton(s => new Vault(s.GetRequiredService<DataKeys>(), s.GetRequiredService<CityKeys>(), s.GetRequiredService<IChance>()));
        services.AddSingleton<ErasureLog>();
        services.AddSingleton(s => new Erasures(
            s.GetRequiredService<IDbContextFactory<CityContext>>(), s.GetRequiredService<ErasureLog>(), s.GetRequiredService<FileStore>(),
            s.GetRequiredService<Chores>(), s.GetRequiredService<SystemCity>(), s.GetServices<IErasure>(), s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<Erasures>>()));
        services.AddHostedService(s => s.GetRequiredService<Erasures>());
        services.AddSingleton(s => new AllAudits(s.GetServices<IAudit>(), database, s.GetRequiredService<IDbContextFactory<CityContext>>()));
        services.AddSingleton(s => new CityLife(
            s.GetServices<ISimulatedDay>(), s.GetService<ISimulatedPeople>(), s.GetRequiredService<Performing>(), s.GetRequiredService<IDbContextFactory<CityContext>>(),
            s.GetRequiredService<IRightsSource>(), s.GetRequiredService<JournalState>(), s.GetRequiredService<AllAudits>(), s.GetRequiredService<CityFacts>()));
        services.AddSingleton<UnusualAccess>();
        services.AddSingleton<PersonalColumns>();
        services.AddSingleton(s => new Resealing(
            s.GetRequiredService<Performing>(), database, s.GetRequiredService<PersonalColumns>(), s.GetRequiredService<DataKeys>(),
            s.GetRequiredService<Vault>(), s.GetRequiredService<SystemCity>(), s.GetRequiredService<ILogger<Resealing>>()));
        services.AddHostedService(s => s.GetRequiredService<Resealing>());
        services.AddSingleton(s => new KeyRenewal(s.GetRequiredService<CityKeys>(), s.GetRequiredService<Resealing>(), s.GetRequiredService<SystemCity>()));
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<CityFacts>();
        services.AddSingleton<Towns>();
        services.AddSingleton<MaintenancePlan>();
        services.AddHostedService<NodeWatch>();
        services.AddSingleton(s => new ReleaseShelf(
            s.GetRequiredService<IDbContextFactory<CityContext>>(), s.GetRequiredService<Confirmations>(), s.GetServices<IReleasePart>()));
        services.AddSingleton<Confirmations>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<StaffSignIn>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<MyBehalf>();
        services.AddSingleton<Providers>();
        services.AddSingleton<IReleasePart>(s => s.GetRequiredService<Providers>());
        services.AddSingleton<ClientKey>();
        services.AddSingleton<OpenIdClient>();
        services.AddSingleton<SigningClient>();
        services.AddSignInKeys();
        services.AddClients();
        services.AddKit(assemblies.Where(a => a != typeof(PlatformSetup).Assembly));
        services.AddScoped(s => new Site(s.GetRequiredService<CityFacts>().LocalName, folder.Origin is Origin.Simulated) { Training = folder.IsForTraining, MapOutline = s.GetRequiredService<CityMap>().Path });
        return services;
    }

    /// <summary>Language and guard, in their order, after routing.</summary>
    public static IApplicationBuilder UseCity(this IApplicationBuilder app) => app.UseLanguage().UseMiddleware<Guard>().UseMiddleware<MaintenanceGate>();
}

/// <summary>The city as the system itself, for jobs, seeds and verbs.</summary>
public sealed record SystemCity(City City);
