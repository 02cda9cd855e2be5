using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Cases.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;

namespace SmartLocal.Cases;

/// <summary>What became of a resident's applications, with the notices as they were issued.</summary>
internal sealed class CasesReport(CaseReader reader) : IPersonalReport
{
    public int Order => 40;

    public string Part => "cases";

    public string TitleKey => "cases.report";

    public async IAsyncEnumerable<PersonalRecord> Of(CityContext db, Actor resident, Opened own, Text text, [EnumeratorCancellation] CancellationToken ct)
    {
        var account = AccountId.From(resident.Id);
        foreach (var receipt in await db.Set<Case>().Where(c => c.Account == account).OrderByDescending(c => c.Id).Select(c => c.Receipt).ToListAsync(ct))
        {
            if (await reader.ForApplicant(db, receipt, resident, ct) is not { } view) continue;
            List<(RichText, RichText)> lines = [(text["cases.column.status"], text["cases.applicant-status." + view.Word])];
            if (view.Notice is { } notice) lines.Add((RichText.Verbatim(notice.Title), RichText.Verbatim(notice.Body)));
            yield return new PersonalRecord(
                text.Of(view.Procedure.Name) + RichText.Verbatim(" " + view.Receipt), lines,
                JsonSerializer.SerializeToNode(ApplicationDocument.Of(view), CityJson.Options)!.AsObject());
        }
    }
}
