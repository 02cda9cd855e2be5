using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Plan.Pages;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Plan;

internal static class PlanPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/plan", Plan).Public();
        routes.MapGet("/plan/figures.csv", Csv).Public();
        routes.MapGet("/plan/{id}", Initiative).Public();
        routes.MapGet("/api/plan", Json).Public().ForMachines().Produces<PlanDocument>().WithSummary("The plan and its figures, each value with its origin");
    }

    private static async Task<IResult> Plan(FigureBoard board, CityContext db, CancellationToken ct) =>
        await board.Read(db, ct) is { } reading ? Page.Of<PlanPage>(new PlanModel(reading)) : NotFound();

    private static async Task<IResult> Initiative(string id, FigureBoard board, CityContext db, CancellationToken ct) =>
        await board.Read(db, ct) is { } reading && reading.Plan.Find(id) is { } initiative
            ? Page.Of<InitiativePage>(new InitiativeModel(reading, initiative))
            : NotFound();

    private static async Task<IResult> Csv(FigureBoard board, CityContext db, Text text, CancellationToken ct) =>
        await board.Read(db, ct) is { } reading
            ? Results.File(FiguresCsv.Write(reading, text), "text/csv; charset=utf-8", $"plan-{reading.Today:yyyyMMdd}.csv")
            : NotFound();

    private static async Task<IResult> Json(FigureBoard board, CityContext db, Text text, CancellationToken ct) =>
        await board.Read(db, ct) is { } reading ? Results.Json(PlanDocument.Of(reading, text), CityJson.Options) : Results.NotFound();

    private static IResult NotFound() => Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
}

public sealed record PlanModel(PlanReading Reading);

public sealed record InitiativeModel(PlanReading Reading, Initiative Initiative);
