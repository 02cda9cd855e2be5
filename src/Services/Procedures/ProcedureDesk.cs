using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Procedures.Pages;

namespace SmartLocal.Procedures;

/// <summary>What the page of a procedure shows to this visitor: the procedure, her drafts of it, and what the modules let her do from here.</summary>
internal sealed class ProcedureDesk(ProcedureCatalogue catalogue, DraftDesk desk, CityContext db, City city, Text text, IEnumerable<IProcedureAction> actions)
{
    public async Task<ProcedureModel> ToShow(ProcedureDefinition procedure, Refusal? refusal, CancellationToken ct)
    {
        var drafts = await desk.Own(procedure.Id, ct);
        var ways = new List<ProcedureAction>();
        foreach (var action in actions.OrderBy(a => a.Order)) ways.AddRange(await action.For(db, procedure.Id, city.Actor, text, ct));
        return new ProcedureModel(
            procedure,
            catalogue.On(procedure, desk.Today),
            (await Offices.Find(db, procedure.Office.Value, ct))?.Name ?? procedure.Office.Value,
            [.. drafts.Select(d => new DraftLine(procedure.Name, $"/drafts/{d.Id.Value}/{procedure.Form.Steps[0].Id}", d.SavedAt.ToDateTimeOffset(), d.ExpiresAt.TokyoDate))],
            refusal,
            ways);
    }
}
