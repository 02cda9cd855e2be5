using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Host.Backups;
using SmartLocal.Host.Metrics;
using SmartLocal.Host.Migrations;
using SmartLocal.Host.Verbs;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Host;

/// <summary>What belongs to the installation and not to the city: health, and the verbs of the command line.</summary>
internal sealed class HostModule : Module
{
    public override string Name => "host";

    public override void Configure(ModuleBuilder module)
    {
        module.Services
            .AddSingleton<Histograms>()
            .AddSingleton<Backup>()
            .AddSingleton<Export>()
            .AddSingleton<ExportNotes>()
            .AddHostedService(s => s.GetRequiredService<ExportNotes>())
            .AddSingleton<AfterRestore>()
            .AddSingleton<Upgrading>();
        module
            .Entry<CityRestored>()
            .Entry<CityExported>()
            .Plug<IVerb, CheckVerb>()
            .Plug<IVerb, PublishVerb>()
            .Plug<IVerb, JournalVerifyVerb>()
            .Plug<IVerb, AuditVerb>()
            .Plug<IVerb, ApiTokenVerb>()
            .Plug<IVerb, MigrationsDraftVerb>()
            .Plug<IVerb, NewModuleVerb>()
            .Plug<IVerb, FeelTckVerb>()
            .Plug<IVerb, RenewKeysVerb>()
            .Plug<IVerb, BackupVerb>()
            .Plug<IVerb, ExportVerb>();
    }

    public override void Map(IEndpointRouteBuilder routes)
    {
        // It listens from the first request on, not from the first time it is asked.
        _ = routes.ServiceProvider.GetRequiredService<Histograms>();
        Health.Map(routes);
        MetricsPage.Map(routes);
    }
}
