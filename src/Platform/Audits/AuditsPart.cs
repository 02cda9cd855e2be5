using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Audits;

/// <summary>What must always be true. What that is, the modules plug in.</summary>
internal sealed class AuditsPart : Part
{
    public override void Configure(ModuleBuilder platform) => platform
        .Tables<AuditTables>()
        .Entry<AuditsAsked>()
        .Entry<AuditsDone>()
        .Job<RunAudits, AuditRun>("daily 04:20")
        .Menu(MenuSide.Staff, 85, "audits.menu", "/staff/audits", JobRight.Operate);

    public override void Map(IEndpointRouteBuilder routes) => AuditsPages.Map(routes);
}
