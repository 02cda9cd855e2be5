using System.Security.Cryptography;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Pdf;

/// <summary>Where a page's route asks for its PDF.</summary>
public sealed class Pdfs
{
    /// <summary>There is no such page, or it is not hers.</summary>
    public static readonly RefusalKind NoSuchPage = new("pdf.no-such-page", RefusalReason.NotFound);

    private readonly PrintRoom room;

    internal Pdfs(PrintRoom room) => this.room = room;

    /// <summary>Asks for the page as it stands now. Its PDF is made by a job; <c>/pdf/ID</c> shows how far it is, and then the file.</summary>
    /// <param name="city">Who asks.</param>
    /// <param name="page">The name of an <see cref="IPrintedPage"/>.</param>
    /// <param name="key">Of which thing.</param>
    /// <param name="language">In which language.</param>
    /// <param name="ct">Stops the asking.</param>
    public async Task<Result<PdfId>> Ask(City city, string page, string key, Language language, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(city);
        return await room.Write(page, key, city.Actor.Subject, city.Actor.SeesOnlyOf, language, ct) is var (_, html)
            ? await city.Perform(new AskForPdf(page, key, language.Code(), SHA256.HashData(html)), ct)
            : NoSuchPage.Because();
    }
}
