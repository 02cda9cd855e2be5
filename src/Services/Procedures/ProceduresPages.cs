using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;
using SmartLocal.Procedures.Contracts;
using SmartLocal.Procedures.Pages;

namespace SmartLocal.Procedures;

/// <summary>Finding a procedure and beginning it.</summary>
internal static class ProceduresPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Home).Public();
        routes.MapGet("/procedures", List).Public();
        routes.MapGet("/procedures/{id}", Show).Public();
        routes.MapPost("/procedures/{id}/drafts", Start).Public();
    }

    private static async Task<IResult> Home(ProcedureCatalogue catalogue, MostUsed used, TimeProvider clock, CancellationToken ct) =>
        Page.Of<HomePage>(new HomeModel(
            // The national list has more fields of life than this city has procedures in.
            [.. catalogue.Categories.Select(c => (c, catalogue.Current.Count(p => p.Category == c.Id))).Where(c => c.Item2 > 0)],
            Cards(catalogue, await used.Now(ct), clock)));

    private static IResult List(string? category, ProcedureCatalogue catalogue, TimeProvider clock)
    {
        var asked = catalogue.Categories.FirstOrDefault(c => c.Id == category);
        if (asked is null && category is not null) return NotFound();
        return Page.Of<ProcedureListPage>(new ProcedureListModel(asked, Cards(catalogue, catalogue.Current.Where(p => asked is null || p.Category == asked.Id), clock)));
    }

    private static async Task<IResult> Show(string id, ProcedureCatalogue catalogue, ProcedureDesk desk, CancellationToken ct) =>
        catalogue.Find(id) is { } procedure ? Page.Of<ProcedurePage>(await desk.ToShow(procedure, null, ct)) : NotFound();

    private static async Task<IResult> Start(
        string id, ProcedureCatalogue catalogue, ProcedureDesk desk, DraftDesk drafts, City city, IChance chance, CancellationToken ct)
    {
        if (catalogue.Find(id) is not { } procedure) return NotFound();
        var secret = drafts.Keep(chance);
        return (await city.Perform(new StartDraft(id, secret), ct)).Try(out var draft, out var no)
            ? Page.Then($"/drafts/{draft.Value}/{procedure.Form.Steps[0].Id}")
            : Page.Of<ProcedurePage>(await desk.ToShow(procedure, no, ct), no.Status());
    }

    private static IReadOnlyList<ProcedureCardModel> Cards(ProcedureCatalogue catalogue, IEnumerable<Forms.ProcedureDefinition> procedures, TimeProvider clock) =>
        [.. procedures.Select(p => new ProcedureCardModel(p, catalogue.On(p, clock.TodayInTokyo())))];

    private static IResult NotFound() => Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
}
