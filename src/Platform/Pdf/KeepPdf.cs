using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;

namespace SmartLocal.Platform.Pdf;

/// <summary>The PDF is made: its file counts from now on. Performed with the end of the job that printed it.</summary>
internal sealed record KeepPdf(PdfId Pdf, WrittenFile File) : IAct<Done>
{
    /// <summary>What was printed has been erased meanwhile.</summary>
    public static readonly RefusalKind Gone = new("pdf.page-gone", RefusalReason.NotFound);

    public ActKind Kind { get; } = new("pdf.keep", Permission.System);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        if (await acting.Db.Set<PdfRow>().AsTracking().SingleOrDefaultAsync(p => p.Id == Pdf, ct) is not { } row) return Gone.Because();
        var kept = await acting.Ask(new KeepFile(File, Pdf.Value), ct);
        if (!kept.Try(out var file, out var no)) return no;
        row.File = file;
        return Done.Yes;
    }
}
