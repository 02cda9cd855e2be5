using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Cases.Contracts;
using SmartLocal.Cases.Pages;
using SmartLocal.Cases.Reactions;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Pdf;
using SmartLocal.Platform.PlanFacts;
using SmartLocal.Platform.Sockets;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Records.Contracts;

namespace SmartLocal.Cases;

/// <summary>What the city does with an application, from its receipt to the notice.</summary>
public sealed class CasesModule : Module
{
    /// <inheritdoc/>
    public override string Name => "cases";

    /// <inheritdoc/>
    public override void Configure(ModuleBuilder module)
    {
        module
            .Tables<CasesTables>()
            .Entry<CaseOpened>()
            .Entry<CaseAssigned>()
            .Scope(LookAtCase.Scope)
            .Entry<CorrectionRequested>()
            .Entry<CorrectionAnswered>()
            .Entry<ProposalDrafted>()
            .Entry<CaseReturned>()
            .Entry<NoticeIssued>()
            .Entry<CaseCompleted>()
            .Entry<CaseWithdrawn>()
            .React<ApplicationSubmitted, OpenOnSubmission>()
            .React<DraftDecided, NotifyOnDecision>()
            .React<DraftSentBack, ReturnOnSendingBack>()
            .PlanFact(new PlanFact("days-to-decision", "cases.notice-issued") { By = "channel", Number = "days" })
            .PlanFact(new PlanFact("days-to-decision", "cases.completed") { By = "channel", Number = "days" })
            .PlanFact(new PlanFact("corrections", "cases.completed") { By = "channel", Number = "corrections" })
            .PlanFact(new PlanFact("corrections", "cases.notice-issued") { By = "channel", Number = "corrections" })
            .PlanFact(new PlanFact("corrections", "cases.withdrawn") { By = "channel", Number = "corrections" })
            .Menu(MenuSide.Staff, 10, "cases.menu", "/staff/cases", Permission.Right(Rights.HandleCases))
            .Plug<IMyPageSection, OwnApplications>()
            .Plug<IProcedureAction, OwnCaseActions>()
            .Plug<ISimulatedDay, HandlingDay>()
            .Plug<IAudit, OneCaseForEach>()
            .Plug<IAudit, NoticeForEachDecision>()
            .Plug<IPrintedPage, PrintedNotice>()
            .Plug<IPrintedPage, PrintedCopy>()
            .Plug<IAccountBelongings, OwnCases>()
            .Plug<IFamilyNames, ApplicantFamilyNames>()
            .Plug<IErasure, CasesErasure>()
            .Plug<IPersonalReport, CasesReport>();
        module.Services.AddSingleton<CaseReader>();
        module.Services.AddSingleton<OfficeList>();
        module.Services.AddScoped<CorrectionDesk>();
    }

    /// <inheritdoc/>
    public override void Map(IEndpointRouteBuilder routes)
    {
        StaffPages.Map(routes);
        ApplicantPages.Map(routes);
        CasesApi.Map(routes);
        OfficeApi.Map(routes);
        CaseExport.Map(routes);
    }
}
