using SmartLocal.Platform.Jobs;

namespace SmartLocal.Platform.Pdf;

/// <summary>Forgets PDFs that are a month old: the page that they were printed of is still there and prints anew.</summary>
internal sealed record ForgetPdfs : IJob
{
    public static JobKind Kind { get; } = new("pdf.forget", "pdf.job.forget");
}
