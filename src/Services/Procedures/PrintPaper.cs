using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Pdf;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>A blank form is to be printed, and its zones measured.</summary>
internal sealed record PrintPaper(string Definition, string Language) : IJob
{
    public static JobKind Kind { get; } = new("procedures.print-paper", "procedures.job.print-paper") { MostAttempts = 4 };
}

internal sealed class PaperPrinting(Press press, ProcedureCatalogue catalogue, CityKeys keys, FileStore files) : IWork<PrintPaper>
{
    public async Task<JobOutcome> Do(PrintPaper job, Working working, CancellationToken ct)
    {
        if (!press.IsReady) return JobOutcome.WaitFor("pdf.waiting.no-chromium", TimeSpan.FromMinutes(1));
        var procedure = await catalogue.Version(job.Definition, ct);
        var html = await press.Write<PaperForm>(new PaperModel(procedure, null, keys.Mark) { IsPrinted = true }, LanguageCodes.Parse(job.Language) ?? Language.Ja);
        var printed = await press.Print(html, ct);
        await using var bytes = new MemoryStream(printed.Pdf, writable: false);
        var written = await files.Write(bytes, $"{procedure.Id}-form.pdf", FileStore.Largest, [MediaType.Pdf], ct);
        if (!written.Try(out var file, out var no)) return JobOutcome.Fail(no.Kind.Code);
        var zones = JsonSerializer.Serialize(SheetZones.Of(printed.Zones), CityJson.Options);
        return JobOutcome.DoneBy(new KeepPaper(job.Definition, job.Language, file, printed.Zones.Count(z => z.Kind == "sheet"), zones));
    }
}
