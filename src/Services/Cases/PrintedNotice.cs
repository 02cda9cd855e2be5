using SmartLocal.Cases.Pages;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Pdf;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;

namespace SmartLocal.Cases;

/// <summary>The notice, for its applicant to save as PDF.</summary>
internal sealed class PrintedNotice(CaseReader reader, CityFacts facts) : IPrintedPage
{
    public const string Page = "cases.notice";

    public string Name => Page;

    public async Task<PrintedPage?> Read(CityContext db, string key, Guid owner, Guid? agent, Language language, CancellationToken ct) =>
        await reader.ForApplicant(db, key, owner, agent, ct) is { Notice: not null } view
            ? PrintedPage.Of<NoticePrint>(new NoticeModel(view, facts.Name, facts.Phone), $"{view.Receipt}-notice", $"/applications/{view.Receipt}/notice")
            : null;
}
