using SmartLocal.Platform.Jobs;

namespace SmartLocal.Platform.Pdf;

/// <summary>Forgets PDFs that are a month old: the page that they were printed of is still there and prints anew.</summary>
internal sealed record ForgetPdfs : IJob
{
    public static JobKind Kind { get; } = new("pdf.forget", "pdf.job.forget");
}

internal sealed class PdfForgetting : IWork<ForgetPdfs>
{
    public async Task<JobOutcome> Do(ForgetPdfs job, Working working, CancellationToken ct)
    {
        while (!(await working.City.Perform(new ForgetPrinted(), ct)).IsRefused)
        {
            // Piece by piece, so that nobody waits long for the writer.
        }

        return JobOutcome.Done;
    }
}
