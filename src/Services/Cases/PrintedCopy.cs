using SmartLocal.Cases.Pages;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Pdf;
using SmartLocal.Platform.Text;

namespace SmartLocal.Cases;

/// <summary>An application as it stands, for its applicant to save as PDF.</summary>
internal sealed class PrintedCopy(CaseReader reader) : IPrintedPage
{
    public const string Page = "cases.copy";

    public string Name => Page;

    public async Task<PrintedPage?> Read(CityContext db, string key, Guid owner, Guid? agent, Language language, CancellationToken ct) =>
        await reader.ForApplicant(db, key, owner, agent, ct) is { } view
            ? PrintedPage.Of<CopyPrint>(view, $"{view.Receipt}-application", $"/applications/{view.Receipt}/copy")
            : null;
}
