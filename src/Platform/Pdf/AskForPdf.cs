using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Platform.Pdf;

/// <summary>Somebody wants one of her pages as PDF. The same page is printed once: asked again, it is the same file.</summary>
/// <param name="Page">Which page.</param>
/// <param name="Key">Of which thing.</param>
/// <param name="Language">In which language.</param>
/// <param name="Content">SHA-256 of the page as it stands now.</param>
internal sealed record AskForPdf(string Page, string Key, string Language, byte[] Content) : IAct<PdfId>
{
    public ActKind Kind { get; } = new("pdf.ask-for-pdf", Permission.Applicant);

    public async ValueTask<Result<PdfId>> Run(Acting acting, CancellationToken ct)
    {
        var (owner, agent) = (acting.Actor.Subject, acting.Actor.SeesOnlyOf);
        var before = await acting.Db.Set<PdfRow>()
            .Where(p => p.Owner == owner && p.Agent == agent && p.Page == Page && p.Key == Key && p.Language == Language && p.Content == Content)
            .OrderByDescending(p => p.AskedAt).Select(p => new { p.Id, p.Job }).FirstOrDefaultAsync(ct);
        // One whose job was cancelled or has died is asked for anew; one that is made, or being made, is not.
        var lives = before is not null && !await acting.Db.Set<Job>().AnyAsync(
            j => j.Id == before.Job && (j.State == JobState.Cancelled || j.State == JobState.Dead), ct);
        var id = lives ? before!.Id : acting.NewId<PdfId>();
        if (!lives)
        {
            acting.Db.Add(new PdfRow
            {
                Id = id, Page = Page, Key = Key, Owner = owner, Agent = agent, Language = Language, Content = Content, AskedAt = acting.Now,
                Job = acting.Queue(new PrintPdf(id)),
            });
        }

        acting.Record(new PdfAsked(id.Value, Page));
        return id;
    }
}

/// <summary>Somebody asked for a page as PDF.</summary>
/// <param name="Pdf">The PDF.</param>
/// <param name="Page">Which page.</param>
public sealed record PdfAsked(Guid Pdf, string Page) : IEntry
{
    static string IEntry.Name => "pdf.asked";

    /// <inheritdoc/>
    public Guid About => Pdf;

    /// <inheritdoc/>
    public IEnumerable<Fact> Facts => [new("page", Page)];
}
