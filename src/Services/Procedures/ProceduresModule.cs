using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.PlanFacts;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;
using SmartLocal.Procedures.Catalogue;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>The procedures of the city: found, filled in as drafts, submitted.</summary>
public sealed class ProceduresModule : Module
{
    /// <inheritdoc/>
    public override string Name => "procedures";

    /// <inheritdoc/>
    public override void Configure(ModuleBuilder module)
    {
        module
            .Tables<ProceduresTables>()
            .Entry<DraftStarted>()
            .Entry<DraftSaved>()
            .Entry<DraftClaimed>()
            .Entry<DraftMoved>()
            .Entry<DraftWarned>()
            .Entry<DraftsForgotten>()
            .Entry<PaperAsked>()
            .Entry<ApplicationSubmitted>()
            .Entry<ApplicationAmended>()
            .Job<ExpireDrafts, PieceByPiece<ExpireDrafts, ForgetDrafts>>("daily 03:15")
            .Job<WarnOfDrafts, PieceByPiece<WarnOfDrafts, WarnOfExpiry>>("daily 09:00")
            .Job<PrintPaper, PaperPrinting>()
            .Plug<IReleasePart, ProceduresPart>()
            .Menu(MenuSide.Resident, 10, "procedures.menu", "/procedures", Permission.Anyone)
            .Plug<ISearchSource, ProcedureSearch>()
            .Plug<IAnswerSource, EarlierApplications>()
            .Plug<IAudit, DraftAudit>()
            .Plug<ISimulatedDay, ApplyingDay>()
            .Plug<IMyPageSection, MyDrafts>()
            .Plug<IAccountBelongings, OwnDrafts>()
            .Plug<IFileNames, FilesOfApplications>()
            .Plug<IErasure, ProceduresErasure>()
            .Plug<IPersonalReport, ApplicationsReport>()
            .Plug<IPersonalReport, DraftsReport>()
            .Plug<IFactSource, ProcedureFacts>()
            .Plug<IMandateScope, ProcedureScope>()
            .Plug<IPlanStock, ProceduresOnline>()
            .PlanFact(new PlanFact("applications", "procedures.application-submitted") { By = "channel" });

        // The shelf knows all release parts, and one of them fills the catalogue: it is asked for only when it is needed.
        module.Services.AddSingleton(s => new ProcedureCatalogue(
            s.GetRequiredService<DataFolder>(), new Lazy<ReleaseShelf>(s.GetRequiredService<ReleaseShelf>), s.GetRequiredService<Confirmations>()));
        module.Services.AddSingleton(s => new Applications(s.GetRequiredService<ProcedureCatalogue>()));
        module.Services.AddSingleton<MostUsed>();
        module.Services.AddSingleton<SentFiles>();
        module.Services.AddSingleton<ProcedureOperations>();
        module.Services.AddScoped<DraftDesk>();
        module.Services.AddScoped<StepDesk>();
        module.Services.AddScoped<ProcedureDesk>();
        module.Services.AddScoped<PlaceWords>();
        module.Services.AddScoped<CatalogueDesk>();
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
        ProceduresPages.Map(routes);
        DraftPages.Map(routes);
        CatalogueApi.Map(routes);
        ProceduresApi.Map(routes);
        DraftsApi.Map(routes);
        PaperPages.Map(routes);
    }
}
