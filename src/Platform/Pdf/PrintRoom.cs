using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Pdf;

/// <summary>Writes the HTML that is printed: everything in one document, nothing to fetch.</summary>
internal sealed class PrintRoom(IServiceScopeFactory scopes, IEnumerable<IPrintedPage> pages, IDbContextFactory<CityContext> contexts)
{
    /// <summary>The page with its HTML, or null where it does not exist for this owner.</summary>
    public async Task<(PrintedPage Page, byte[] Html)?> Write(string page, string key, Guid owner, Guid? agent, Language language, CancellationToken ct)
    {
        if (await Find(page, key, owner, agent, language, ct) is not { } found) return null;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<LanguageChoice>().Choose(language);
        return (found, PageWriter.Document(scope.ServiceProvider, found.Part, found.Model));
    }

    /// <summary>The page of which this is the PDF, as it stands now.</summary>
    public Task<PrintedPage?> Find(PdfRow row, CancellationToken ct) =>
        Find(row.Page, row.Key, row.Owner, row.Agent, LanguageCodes.Parse(row.Language) ?? Language.Ja, ct);

    private async Task<PrintedPage?> Find(string page, string key, Guid owner, Guid? agent, Language language, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return pages.SingleOrDefault(p => p.Name == page) is { } printed ? await printed.Read(db, key, owner, agent, language, ct) : null;
    }
}
