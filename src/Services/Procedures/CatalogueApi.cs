using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;
using SmartLocal.Procedures.Catalogue;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>The catalogue for machines: the same lists, and every definition whole.</summary>
internal static class CatalogueApi
{
    private const string Schema = "application/schema+json";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").ForMachines().WithTags("procedures");
        api.MapGet("/catalogue", Headings).Public().Produces<CatalogueDocument>()
            .WithSummary("The life events, categories, belongings, offices and ways by which the list of procedures is narrowed down, each with its count");
        api.MapGet("/procedures", List).Public().Produces<IReadOnlyList<ProcedureSummary>>().Produces<ProblemDocument>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")
            .WithSummary("The procedures in force, by reading; narrowed down by event, category, needed, office and way as /api/catalogue has them, and by words (q), then the fittest first");
        api.MapGet("/procedures/{id}", Show).Public().Produces<ProcedureDocument>().Produces<ProblemDocument>(StatusCodes.Status404NotFound, "application/problem+json")
            .WithSummary("A procedure with its whole definition, and the JSON Schema of its answers");
        api.MapGet("/procedures/{id}/schema", Answers).Public().Produces<JsonObject>(contentType: Schema).Produces<ProblemDocument>(StatusCodes.Status404NotFound, "application/problem+json")
            .WithSummary("The JSON Schema (2020-12) of what POST /api/procedures/{id}/applications takes");
        api.MapGet("/procedures/{id}/deadline", Reckon).Public().Produces<ReckonedDocument>().Produces<ProblemDocument>(StatusCodes.Status404NotFound, "application/problem+json")
            .WithSummary("The first and the last day for what happened on a day (since=2026-11-01); for a deadline of every year, the days of the next one");
        api.MapGet("/openapi/procedures.json", Operations).Public().Produces<JsonObject>()
            .WithSummary("OpenAPI 3.1 with an operation for each procedure that the city receives, and the schema of its answers");
    }

    private static async Task<IResult> Headings(CatalogueDesk desk, CancellationToken ct) => Results.Json(await desk.Headings(ct), CityJson.Options);

    private static async Task<IResult> List(HttpRequest request, CatalogueDesk desk, Text text, PlaceWords words, CancellationToken ct) =>
        (await desk.Left(CatalogueFilter.Of(request.Query), ct)).Try(out var left, out var no)
            ? Results.Json(left.Select(e => ProcedureSummary.Of(e, text, words)), CityJson.Options)
            : no.AsAnswer();

    private static async Task<IResult> Show(string id, ProcedureCatalogue catalogue, CityContext db, Text text, PlaceWords words, TimeProvider clock, CancellationToken ct)
    {
        if (catalogue.Entry(id, clock.TodayInTokyo()) is not { } entry) return ProcedureCatalogue.NotOffered.Because().AsAnswer();
        return Results.Json(ProcedureDocument.Of(entry, await Offices.Find(db, entry.Procedure.Office.Value, ct), text, words), CityJson.Options);
    }

    private static IResult Answers(string id, ProcedureCatalogue catalogue, Text text)
    {
        if (catalogue.Find(id) is not { } procedure) return ProcedureCatalogue.NotOffered.Because().AsAnswer();
        if (!procedure.IsReceived) return ProcedureCatalogue.DoneElsewhere.Because(("to", procedure.Outcome.Value.To!)).AsAnswer();
        var schema = AnswerSchema.Of(procedure, text);
        schema.Insert(0, "$schema", AnswerSchema.Dialect);
        return Results.Json(schema, CityJson.Options, Schema);
    }

    private static IResult Reckon(string id, string? since, ProcedureCatalogue catalogue, CityFacts city, Text text, PlaceWords words, TimeProvider clock)
    {
        if (catalogue.Find(id) is not { } procedure) return ProcedureCatalogue.NotOffered.Because().AsAnswer();
        if (procedure.Deadline?.Value is not { } deadline || !ReckonedDeadline.IsFor(deadline)) return ReckonedDeadline.None.Because().AsAnswer();
        var today = clock.TodayInTokyo();
        var day = today;
        if (ReckonedDeadline.AsksFor(deadline) || !string.IsNullOrEmpty(since))
        {
            if (!DateParts.Split(since).Try(out var typed, out var no)) return (no with { Field = "since" }).AsAnswer();
            if (!ReckonedDeadline.Day(typed, today).Try(out day, out no)) return (no with { Field = "since" }).AsAnswer();
        }

        return Results.Json(ReckonedDocument.Of(ReckonedDeadline.Of(deadline, day, today, city.Calendar), words.Of(deadline.Words).Plain, procedure.Deadline), CityJson.Options);
    }

    private static async Task<IResult> Operations(HttpContext http, ProcedureOperations operations, Text text, CancellationToken ct)
    {
        var (content, mark) = await operations.In(text, ct);
        http.Response.Headers.ETag = mark;
        http.Response.Headers.CacheControl = "no-cache";
        return http.Request.Headers.IfNoneMatch == mark ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(content, "application/json; charset=utf-8");
    }
}

/// <summary>A reckoned deadline.</summary>
/// <param name="Since">The day from which it is counted.</param>
/// <param name="Opens">The first day; null from the beginning of time.</param>
/// <param name="Closes">The last day; null for ever.</param>
/// <param name="MovedFrom">The last day by its words, where the city hall is closed on it.</param>
/// <param name="State">Where today lies: <c>notYet</c>, <c>open</c>, <c>passed</c>.</param>
/// <param name="DaysLeft">Days until the last one; negative where it has passed.</param>
/// <param name="Words">The deadline as people read it.</param>
/// <param name="Confirmed">Who stands for the deadline; null while it is drafted.</param>
internal sealed record ReckonedDocument(
    DateOnly Since, DateOnly? Opens, DateOnly? Closes, DateOnly? MovedFrom, DeadlineState State, int? DaysLeft, string Words, Confirmation? Confirmed)
{
    public static ReckonedDocument Of(ReckonedDeadline days, string words, CityFact<Deadline> fact) =>
        new(days.Since, days.Opens, days.Closes, days.MovedFrom, days.State, days.DaysLeft, words, fact.Confirmed);
}

/// <summary>By what the list of procedures is narrowed down.</summary>
internal sealed record CatalogueDocument(
    IReadOnlyList<HeadingDocument> Events, IReadOnlyList<HeadingDocument> Categories, IReadOnlyList<HeadingDocument> Needed, IReadOnlyList<HeadingDocument> Offices,
    IReadOnlyList<HeadingDocument> Ways);

/// <summary>A choice, and how many procedures it leaves.</summary>
internal sealed record HeadingDocument(string Id, string Name, string? Lead, int Count);
