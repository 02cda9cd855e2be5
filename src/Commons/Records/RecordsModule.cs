using Microsoft.AspNetCore.Routing;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Journal;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.PlanFacts;
using SmartLocal.Platform.Sockets;
using SmartLocal.Records.Contracts;
using SmartLocal.Records.Pages;

namespace SmartLocal.Records;

/// <summary>Drafts and their decisions: one step, from whoever drafts to whoever may decide.</summary>
public sealed class RecordsModule : Module
{
    /// <inheritdoc/>
    public override string Name => "records";

    /// <inheritdoc/>
    public override void Configure(ModuleBuilder module) => module
        .Tables<RecordsTables>()
        .Entry<DecisionDrafted>()
        .Entry<DraftDecided>()
        .Entry<DraftSentBack>()
        .Entry<DraftDropped>()
        .Entry<ErasureDrafted>()
        .React<DraftDecided, EraseOnDecision>()
        .Plug<IErasure, RecordsErasure>()
        .Plug<ISimulatedDay, DecidingDay>()
        .Menu(MenuSide.Staff, 20, "records.menu", "/staff/approvals", Permission.Right(Rights.Decide))
        .Menu(MenuSide.Staff, 30, "records.retention.menu", "/staff/retention", Permission.Right(Rights.HandleCases))
        .PlanFact(new PlanFact("decisions", "records.draft-decided") { Where = [new Fact("origin", "initiated")], By = "method" })
        .PlanFact(new PlanFact("decisions-on-applications", "records.draft-decided") { Where = [new Fact("origin", "received"), new Fact("method", "electronic")] });

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
        RecordsPages.Map(routes);
        RetentionPages.Map(routes);
    }
}
