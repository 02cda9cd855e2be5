using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>What a resident applied for, with every answer as it stands and the files.</summary>
internal sealed class ApplicationsReport(Applications applications) : IPersonalReport
{
    public int Order => 20;

    public string Part => "applications";

    public string TitleKey => "procedures.report.applications";

    public async IAsyncEnumerable<PersonalRecord> Of(CityContext db, Actor resident, Opened own, Text text, [EnumeratorCancellation] CancellationToken ct)
    {
        var account = AccountId.From(resident.Id);
        foreach (var id in await db.Set<Application>().Where(a => a.Account == account).OrderByDescending(a => a.Id).Select(a => a.Id).ToListAsync(ct))
        {
            if (await applications.Find(db, own, id, ct) is not { } sent) continue;
            yield return new PersonalRecord(
                text.Of(sent.Procedure.Name) + RichText.Verbatim(" " + sent.Receipt.Value),
                [.. sent.Answers.All.Select(a => (text.Of(a.Item.Label), a.Show(text)))],
                new JsonObject
                {
                    ["receipt"] = sent.Receipt.Value, ["procedure"] = sent.Procedure.Id, ["definition"] = sent.Procedure.Hash, ["channel"] = sent.Channel,
                    ["submittedAt"] = sent.At.ToString(), ["answers"] = JsonNode.Parse(sent.Answers.ToJson()),
                    ["amendments"] = new JsonArray([.. sent.Amendments.Select(a => new JsonObject
                    {
                        ["item"] = a.Item.Id, ["at"] = a.At.ToString(), ["before"] = a.Before is null ? null : JsonNode.Parse(a.Before.ToJson()),
                    })]),
                })
            {
                Files = [.. sent.Answers.Files.Select(f => f.Id)],
            };
        }
    }
}

/// <summary>What she began and has not sent.</summary>
internal sealed class DraftsReport(ProcedureCatalogue catalogue, Vault vault, Towns towns, TimeProvider clock) : IPersonalReport
{
    public int Order => 30;

    public string Part => "drafts";

    public string TitleKey => "procedures.report.drafts";

    public async IAsyncEnumerable<PersonalRecord> Of(CityContext db, Actor resident, Opened own, Text text, [EnumeratorCancellation] CancellationToken ct)
    {
        AccountId? account = AccountId.From(resident.Id);
        foreach (var draft in await db.Set<Draft>().Where(d => d.Account == account && d.Agent == null && d.Receipt == null).OrderByDescending(d => d.SavedAt).ToListAsync(ct))
        {
            var typed = draft.ReadTyped(vault.Own(draft.Id.Value));
            var procedure = await catalogue.Version(draft.Definition, ct);
            yield return new PersonalRecord(
                text.Of(procedure.Name),
                [.. TypedLines.Of(procedure.Form.Items, typed, new Reading(towns.Directory, clock.TodayInTokyo()), text).Select(l => (l.Question, l.Given ?? RichText.Empty))],
                new JsonObject { ["procedure"] = procedure.Id, ["savedAt"] = draft.SavedAt.ToString(), ["typed"] = JsonNode.Parse(typed.ToJson()) })
            {
                Files = [.. typed.Files.Select(f => f.Id)],
            };
        }
    }
}
