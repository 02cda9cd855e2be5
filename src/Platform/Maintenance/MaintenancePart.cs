using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Maintenance;

/// <summary>Announced maintenance.</summary>
internal sealed class MaintenancePart : Part
{
    public override void Configure(ModuleBuilder platform) => platform
        .Tables<MaintenanceTables>()
        .Entry<MaintenanceAnnounced>()
        .Entry<MaintenanceEnded>()
        .Menu(MenuSide.Staff, 86, "maintenance.menu", MaintenancePages.Path, JobRight.Operate);

    public override void Map(IEndpointRouteBuilder routes) => MaintenancePages.Map(routes);
}
