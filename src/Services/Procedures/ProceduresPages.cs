using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Web;
using SmartLocal.Procedures.Catalogue;
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
        routes.MapGet("/procedures/by/{name}", Browse).Public();
        routes.MapGet("/procedures/{id}", Show).Public();
        routes.MapPost("/procedures/{id}/drafts", Start).Public();
    }

    private static async Task<IResult> Home(CatalogueDesk desk, MostUsed used, CancellationToken ct) => Page.Of<HomePage>(desk.Home(await used.Now(ct)));

    private static async Task<IResult> Browse(string name, CatalogueDesk desk, CancellationToken ct) =>
        await desk.Browse(name, ct) is { } shown ? Page.Of<BrowsePage>(shown) : NotFound();

    private static async Task<IResult> List(string? at, HttpRequest request, CatalogueDesk desk, CancellationToken ct) =>
        await desk.List(CatalogueFilter.Of(request.Query), at, ct) is { } shown ? Page.Of<ProcedureListPage>(shown) : NotFound();

    private static async Task<IResult> Show(string id, HttpRequest request, ProcedureCatalogue catalogue, ProcedureDesk desk, CancellationToken ct) =>
        catalogue.Find(id) is { } procedure ? Page.Of<ProcedurePage>(await desk.ToShow(procedure, null, Since(request.Query), ct)) : NotFound();

    private static async Task<IResult> Start(
        string id, ProcedureCatalogue catalogue, ProcedureDesk desk, DraftDesk drafts, City city, IChance chance, CancellationToken ct)
    {
        if (catalogue.Find(id) is not { } procedure) return NotFound();
        var secret = drafts.Keep(chance);
        return (await city.Perform(new StartDraft(id, secret), ct)).Try(out var draft, out var no)
            ? Page.Then($"/drafts/{draft.Value}/{procedure.Form.Steps[0].Id}")
            : Page.Of<ProcedurePage>(await desk.ToShow(procedure, no, null, ct), no.Status());
    }

    // Null where nobody has asked; empty where she has, and has typed nothing.
    private static Platform.Kit.DateParts? Since(IQueryCollection query) =>
        query.ContainsKey("since.year") ? new(query["since.era"], query["since.year"], query["since.month"], query["since.day"]) : null;

    private static IResult NotFound() => Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
}
