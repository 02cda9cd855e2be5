using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Pdf;

/// <summary>Forgets some of the PDFs that were asked for longer ago than they are kept. Their bytes are swept from the disk: nothing names them any more.</summary>
internal sealed record ForgetPrinted : IAct<Done>
{
    /// <summary>How long a PDF may be fetched.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public static readonly RefusalKind NothingOld = new("pdf.nothing-old", RefusalReason.Conflict);

    private const int AtOnce = 200;

    public ActKind Kind { get; } = new("pdf.forget-printed", Permission.System, Weight.Bulk);

    public async ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        var before = acting.Now - Kept;
        var old = await acting.Db.Set<PdfRow>().Where(p => p.AskedAt < before).OrderBy(p => p.AskedAt).ThenBy(p => p.Id).Take(AtOnce).Select(p => p.Id).ToListAsync(ct);
        if (old.Count == 0) return NothingOld.Because();
        var printed = acting.Db.Set<PdfRow>().Where(p => old.Contains(p.Id));
        await acting.Db.Set<FileRow>().Where(f => printed.Any(p => p.File == f.Id)).ExecuteDeleteAsync(ct);
        await printed.ExecuteDeleteAsync(ct);
        acting.Record(new PrintedForgotten(acting.NewId<PdfId>().Value, old.Count));
        return Done.Yes;
    }
}

/// <summary>PDFs that were a month old were forgotten.</summary>
/// <param name="Sweep">This time.</param>
/// <param name="Pdfs">How many.</param>
public sealed record PrintedForgotten(Guid Sweep, int Pdfs) : IEntry
{
    static string IEntry.Name => "pdf.printed-forgotten";

    /// <inheritdoc/>
    public Guid About => Sweep;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("pdfs", $"{Pdfs}")];
}
