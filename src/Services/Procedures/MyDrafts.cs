using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.SignIn;
using SmartLocal.Platform.Sockets;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Procedures.Pages;

namespace SmartLocal.Procedures;

/// <summary>The drafts (下書き) on the resident's own page.</summary>
internal sealed class MyDrafts(ProcedureCatalogue catalogue, TimeProvider clock) : IMyPageSection
{
    private const int Shown = 50;

    public int Order => 20;

    public Type Component => typeof(DraftsSection);

    public async Task<object> Load(CityContext db, Actor resident, CancellationToken ct)
    {
        AccountId? account = AccountId.From(resident.Subject);
        var agent = resident.Agent;
        var now = clock.NowInstant();
        var drafts = await db.Set<Draft>()
            .Where(d => d.Account == account && d.Agent == agent && d.Receipt == null && d.ExpiresAt >= now)
            .OrderByDescending(d => d.SavedAt).Take(Shown).ToListAsync(ct);
        var lines = new List<DraftLine>(drafts.Count);
        foreach (var draft in drafts)
        {
            var procedure = await catalogue.Version(draft.Definition, ct);
            lines.Add(new DraftLine(procedure.Name, $"/drafts/{draft.Id.Value}", draft.SavedAt.ToDateTimeOffset(), draft.ExpiresAt.TokyoDate));
        }

        return lines;
    }
}
