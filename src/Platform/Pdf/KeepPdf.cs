using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;

namespace SmartLocal.Platform.Pdf;

/// <summary>The PDF is made: its file counts from now on. Performed with the end of the job that printed it.</summary>
internal sealed record KeepPdf(PdfId Pdf, WrittenFile File) : IAct<Done>
{
    public ActKind Kind { get; } = new("pdf.keep", Permission.System);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var row = await acting.Db.Set<PdfRow>().AsTracking().SingleAsync(p => p.Id == Pdf, ct);
        var kept = await acting.Ask(new KeepFile(File), ct);
        if (!kept.Try(out var file, out var no)) return no;
        row.File = file;
        return Done.Yes;
    }
}
