using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Privacy;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Behalf;

/// <summary>For whom a resident may act or could, and who may act for her, with the evidence that she herself sent.</summary>
internal sealed class BehalfReport(Vault vault) : IPersonalReport
{
    public int Order => 15;

    public string Part => "mandates";

    public string TitleKey => "behalf.my.title";

    public async IAsyncEnumerable<PersonalRecord> Of(CityContext db, Actor resident, Opened own, Text.Text text, [EnumeratorCancellation] CancellationToken ct)
    {
        Guid? agent = resident.Id;
        AccountId? principal = AccountId.From(resident.Id);
        foreach (var mandate in await db.Set<Mandate>().Where(m => m.Agent == agent || m.Principal == principal).OrderByDescending(m => m.MadeAt).ThenBy(m => m.Id).ToListAsync(ct))
        {
            // The other's name too: it stands on her own page, for she has given the mandate to her or had it from her.
            var opened = vault.Own(mandate.People);
            var (names, kind, told) = (mandate.Names(opened), MandateTerms.Code(mandate.Kind), MandateTerms.Code(mandate.Told));
            yield return new PersonalRecord(
                text["behalf.kind." + kind],
                [
                    (text["behalf.line.principal"], RichText.Verbatim(names.Principal)), (text["behalf.line.agent"], RichText.Verbatim(names.Agent)),
                    (text["behalf.line.days"], text.Of("behalf.line.from-until", ("from", names.From), ("until", names.Until))),
                    .. mandate.Kind is MandateKind.Clerk ? ((RichText, RichText)[])[] : [(text["behalf.line.told"], text["behalf.line.told." + told])],
                ],
                new JsonObject
                {
                    ["id"] = mandate.Id.Value.ToString(), ["kind"] = kind, ["principal"] = names.Principal, ["agent"] = names.Agent, ["procedures"] = mandate.Procedures,
                    ["from"] = names.From.ToString("O"), ["until"] = names.Until.ToString("O"), ["state"] = Modules.Words.Kebab(mandate.State.ToString()),
                    ["told"] = mandate.Kind is MandateKind.Clerk ? null : told,
                    ["reason"] = mandate.Why(opened), ["medium"] = mandate.Medium, ["madeAt"] = mandate.MadeAt.ToString(), ["settledAt"] = mandate.SettledAt?.ToString(),
                })
            {
                Files = mandate.Agent == agent ? [.. mandate.EvidenceFiles.Select(FileId.From)] : [],
            };
        }
    }
}
