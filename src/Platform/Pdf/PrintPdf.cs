using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Pdf;

/// <summary>A page is to be printed.</summary>
internal sealed record PrintPdf(PdfId Pdf) : IJob
{
    public static JobKind Kind { get; } = new("pdf.print", "pdf.job.print") { MostAttempts = 4 };

    public Guid? Subject => Pdf.Value;
}

internal sealed class PdfPrinting(IDbContextFactory<CityContext> contexts, PrintRoom room, Chromium chromium, FileStore files) : IWork<PrintPdf>
{
    private const int Steps = 3;

    public async Task<JobOutcome> Do(PrintPdf job, Working working, CancellationToken ct)
    {
        working.Progress(0, Steps);
        if (!chromium.IsThere) return JobOutcome.WaitFor("pdf.waiting.no-chromium", TimeSpan.FromMinutes(1));
        if (await Row(job.Pdf, ct) is not { } row) return JobOutcome.GiveUp("pdf.page-gone");
        if (await room.Write(row.Page, row.Key, row.Owner, row.Agent, LanguageCodes.Parse(row.Language) ?? Language.Ja, ct) is not var (page, html))
            return JobOutcome.GiveUp("pdf.page-gone");
        working.Progress(1, Steps);
        var pdf = await chromium.Print(html, ct);
        working.Progress(2, Steps);
        await using var bytes = new MemoryStream(pdf, writable: false);
        var written = await files.Write(bytes, page.FileName + ".pdf", FileStore.Largest, [MediaType.Pdf], ct);
        return written.Try(out var file, out var no) ? JobOutcome.DoneBy(new KeepPdf(job.Pdf, file)) : JobOutcome.Fail(no.Kind.Code);
    }

    private async Task<PdfRow?> Row(PdfId id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<PdfRow>().SingleOrDefaultAsync(p => p.Id == id, ct);
    }
}
