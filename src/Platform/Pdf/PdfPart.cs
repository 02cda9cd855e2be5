using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Pdf;

/// <summary>Pages as PDF.</summary>
internal sealed class PdfPart : Part
{
    public override void Configure(ModuleBuilder platform) => platform
        .Tables<PdfTables>()
        .Entry<PdfAsked>()
        .Entry<PrintedForgotten>()
        .Job<PrintPdf, PdfPrinting>()
        .Job<ForgetPdfs, PieceByPiece<ForgetPdfs, ForgetPrinted>>("daily 03:15")
        .Plug<IErasure, PdfErasure>()
        .Plug<IAccountBelongings, OwnPdfs>();

    public override void Map(IEndpointRouteBuilder routes) => PdfPages.Map(routes);
}
