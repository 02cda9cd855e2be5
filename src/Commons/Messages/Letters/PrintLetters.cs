using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Pdf;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages.Letters;

/// <summary>The letters of a batch are to be printed into one file.</summary>
internal sealed record PrintLetters(Guid Batch) : IJob
{
    public static JobKind Kind { get; } = new("messages.print-letters", "messages.job.print-letters") { MostAttempts = 4 };

    public Guid? Subject => Batch;
}

/// <summary>Prints them, and looks in the very rendering whether everything stands where it is read: a line that is cut off is not posted.</summary>
internal sealed class LetterPrinting(Press press, LetterDesk desk, FileStore files, IDbContextFactory<CityContext> contexts) : IWork<PrintLetters>
{
    public async Task<JobOutcome> Do(PrintLetters job, Working working, CancellationToken ct)
    {
        if (!press.IsReady) return JobOutcome.WaitFor("pdf.waiting.no-chromium", TimeSpan.FromMinutes(1));
        var id = LetterBatchId.From(job.Batch);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Set<LetterBatch>().SingleOrDefaultAsync(b => b.Id == id, ct) is not { PostedAt: null, File: null } batch) return JobOutcome.Done;
        LetterBatchId? printed = id;
        var letters = await db.Set<Letter>().Where(l => l.Batch == printed).OrderBy(l => l.Number).ToListAsync(ct);
        if (desk.Lay(batch, letters) is not { } model) return JobOutcome.GiveUp("messages.letter-words-gone");
        var paper = await press.Print(await press.Write<LetterDocument>(model, Language.Ja), ct);
        if (LetterLayout.Misplaced(paper.Zones, model.Window) is { } zone) return JobOutcome.GiveUp($"messages.letter-overflows {zone}");
        await using var bytes = new MemoryStream(paper.Pdf, writable: false);
        var written = await files.Write(bytes, $"letters-{batch.Name}.pdf", FileStore.Largest, [MediaType.Pdf], ct);
        return written.Try(out var file, out var no) ? JobOutcome.DoneBy(new KeepLetters(id, file, model.Sheets.Count)) : JobOutcome.Fail(no.Kind.Code);
    }
}
