using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.PlanFacts;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Plan;

/// <summary>The city's digital action plan, measured: what the plan says, and what the journal shows of it.</summary>
public sealed class PlanModule : Module
{
    /// <inheritdoc/>
    public override string Name => "plan";

    /// <inheritdoc/>
    public override void Configure(ModuleBuilder module)
    {
        module
            .Tables<PlanTables>()
            .ReadSealed<Figures>()
            // The first release is the day from which this system knows anything.
            .PlanFact(new PlanFact(FigureBoard.MeasuringSince, "releases.published"))
            .Plug<IReleasePart, PlanPart>()
            .Plug<ISearchSource, InitiativeSearch>()
            .Plug<IAudit, FiguresAudit>()
            .Menu(MenuSide.Resident, 60, "plan.menu", "/plan", Permission.Anyone);
        module.Services.AddSingleton<PlanInForce>();
        module.Services.AddSingleton<FigureBoard>();
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes) => PlanPages.Map(routes);
}
