using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Behalf;

/// <summary>Acting for another.</summary>
internal sealed class BehalfPart : Part
{
    public override void Configure(ModuleBuilder platform) => platform
        .Tables<BehalfTables>()
        .Entry<MandateOffered>()
        .Entry<MandateAccepted>()
        .Entry<MandateDeclared>()
        .Entry<MandateConfirmed>()
        .Entry<MandateRefused>()
        .Entry<MandateEnded>()
        .Entry<ToldChosen>()
        .Entry<ActingBegun>()
        .Entry<ActingStopped>()
        .Entry<EntryBegun>()
        .Entry<OffersForgotten>()
        .Job<ForgetOffers, PieceByPiece<ForgetOffers, ForgetSomeOffers>>("daily 03:25")
        .Job<ForgetMandates, MandateForgetting>("daily 03:30")
        .Plug<IAccountBelongings, OwnMandates>()
        .Plug<IErasure, BehalfErasure>()
        .Plug<IPersonalReport, BehalfReport>()
        .Plug<ISeed, DemoMandates>()
        .Menu(MenuSide.Staff, 40, "behalf.menu", "/staff/behalf", StaffBehalfPages.Either);

    public override void Map(IEndpointRouteBuilder routes)
    {
        BehalfPages.Map(routes);
        StaffBehalfPages.Map(routes);
        BehalfApi.Map(routes);
    }
}
