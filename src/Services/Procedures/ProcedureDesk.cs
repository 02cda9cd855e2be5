using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;
using SmartLocal.Procedures.Catalogue;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Procedures.Pages;

namespace SmartLocal.Procedures;

/// <summary>What the page of a procedure shows to this visitor: the procedure, her drafts of it, and what the modules let her do from here.</summary>
internal sealed class ProcedureDesk(
    ProcedureCatalogue catalogue, DraftDesk desk, CityContext db, City city, Text text, CityFacts facts, SiteAddress site, IEnumerable<IProcedureAction> actions)
{
    /// <summary>The page.</summary>
    /// <param name="procedure">The procedure.</param>
    /// <param name="refusal">Why it could not be begun, where she has just tried.</param>
    /// <param name="since">The day from which she wants the deadline reckoned, as she typed it; null where she has not asked.</param>
    /// <param name="ct">For whoever goes away.</param>
    public async Task<ProcedureModel> ToShow(ProcedureDefinition procedure, Refusal? refusal, Platform.Kit.DateParts? since, CancellationToken ct)
    {
        var drafts = await desk.Own(procedure.Id, ct);
        var ways = new List<ProcedureAction>();
        foreach (var action in actions.OrderBy(a => a.Order)) ways.AddRange(await action.For(db, procedure.Id, city.Actor, text, ct));
        return new ProcedureModel(
            procedure,
            catalogue.On(procedure, desk.Today),
            await Offices.Find(db, procedure.Office.Value, ct),
            [.. drafts.Select(d => new DraftLine(procedure.Name, $"/drafts/{d.Id.Value}", d.SavedAt.ToDateTimeOffset(), d.ExpiresAt.TokyoDate))],
            refusal,
            ways)
        {
            Today = desk.Today,
            Deadline = ReckonedDeadline.IsFor(procedure.Deadline?.Value) ? Reckon(procedure.Deadline!.Value, since) : null,
            Address = site.Value is { } address ? $"{address}/procedures/{procedure.Id}" : null,
        };
    }

    private DeadlineModel Reckon(Deadline deadline, Platform.Kit.DateParts? typed)
    {
        var none = Platform.Kit.DateParts.None;
        if (!ReckonedDeadline.AsksFor(deadline)) return new DeadlineModel(none, null, ReckonedDeadline.Of(deadline, desk.Today, desk.Today, facts.Calendar));
        if (typed is null) return new DeadlineModel(none, null, null);
        return ReckonedDeadline.Day(typed.ToKernel(), desk.Today).Try(out var since, out var no)
            ? new DeadlineModel(typed, null, ReckonedDeadline.Of(deadline, since, desk.Today, facts.Calendar))
            : new DeadlineModel(typed, no, null);
    }
}
