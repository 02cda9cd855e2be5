using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Jobs;

namespace SmartLocal.Platform.Pdf;

/// <summary>A PDF of one of our pages, made or being made.</summary>
public readonly record struct PdfId(Guid Value) : IId<PdfId>
{
    /// <inheritdoc/>
    public static PdfId From(Guid value) => new(value);
}

internal sealed class PdfRow
{
    public PdfId Id { get; init; }

    /// <summary>Which page, <c>cases.notice</c>.</summary>
    public required string Page { get; init; }

    /// <summary>Of which thing: what the page's own address has, a receipt number.</summary>
    public required string Key { get; init; }

    /// <summary>Whose it is, and who alone may fetch it.</summary>
    public Guid Owner { get; init; }

    /// <summary>The agent for whom it shows only what she herself handed in; null where it was asked for by somebody who sees all of it.</summary>
    public Guid? Agent { get; init; }

    public required string Language { get; init; }

    /// <summary>SHA-256 of the page as it was asked for: the same page is printed once.</summary>
    public required byte[] Content { get; init; }

    public JobId Job { get; init; }
    public Instant AskedAt { get; init; }

    /// <summary>The file, once it is made.</summary>
    public FileId? File { get; set; }
}

internal sealed class PdfTables : ITables
{
    public void Configure(ModelBuilder model) => model.Entity<PdfRow>(pdf =>
    {
        pdf.ToTable("pdf_print").HasKey(p => p.Id);
        pdf.HasIndex(p => new { p.Owner, p.Page, p.Key }, "pdf_print_page"); // whether it has been printed already
    });
}
