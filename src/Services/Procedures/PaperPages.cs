using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Forms;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Pdf;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>A procedure's form on paper: as a page that any browser prints, and as PDF with the places of its answers.</summary>
internal static class PaperPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var paper = routes.MapGroup("/procedures/{id}/paper");
        paper.MapGet("", Show).Public();
        paper.MapPost("/pdf", Ask).Public();
        paper.MapGet("/pdf", Fetch).Public();
        routes.MapGroup("/api").ForMachines().MapGet("/procedures/{id}/paper", Describe).Public();
    }

    private static async Task<IResult> Show(string id, ProcedureCatalogue catalogue, Press press, CityKeys keys, Text text) =>
        Found(id, catalogue) is { } procedure ? Results.Bytes(await press.Write<PaperForm>(new PaperModel(procedure, null, keys.Mark), text.Language), "text/html; charset=utf-8") : NotFound();

    private static async Task<IResult> Ask(string id, ProcedureCatalogue catalogue, Press press, CityKeys keys, Text text, City city, CancellationToken ct)
    {
        if (Found(id, catalogue) is not { } procedure) return NotFound();
        var layout = SHA256.HashData(await Layout(procedure, press, keys, text.Language));
        return (await city.Perform(new AskForPaper(procedure.Hash, procedure.Code, text.Language.Code(), layout), ct)).Try(out _, out var no)
            ? Page.Then($"/procedures/{id}/paper/pdf")
            : no.AsAnswer();
    }

    private static async Task<IResult> Fetch(string id, ProcedureCatalogue catalogue, CityContext db, FileStore files, Text text, CancellationToken ct)
    {
        if (Found(id, catalogue) is not { } procedure) return NotFound();
        var paper = await Find(db, procedure, text.Language, ct);
        if (paper?.File is not { } kept || await files.Open(kept, ct) is not { } file) return Page.Of<Pages.PaperPage>(new Pages.PaperPageModel(procedure, paper is not null));
        return Results.Stream(file.Content, MediaType.Pdf, file.File.Name);
    }

    private static async Task<IResult> Describe(string id, ProcedureCatalogue catalogue, CityContext db, Text text, CancellationToken ct)
    {
        if (Found(id, catalogue) is not { } procedure) return ProcedureCatalogue.NotOffered.Because().AsAnswer();
        var paper = await Find(db, procedure, text.Language, ct);
        var zones = paper?.Zones is { } json ? JsonSerializer.Deserialize<IReadOnlyList<SheetZone>>(json, CityJson.Options)! : [];
        return Results.Json(new PaperDocument(procedure.Hash, text.Language.Code(), paper?.Sheets ?? 0, paper?.File is null ? null : $"/procedures/{id}/paper/pdf", zones), CityJson.Options);
    }

    private static ProcedureDefinition? Found(string id, ProcedureCatalogue catalogue) => catalogue.Find(id) is { IsReceived: true } procedure ? procedure : null;

    private static Task<byte[]> Layout(ProcedureDefinition procedure, Press press, CityKeys keys, Language language) =>
        press.Write<PaperForm>(new PaperModel(procedure, null, keys.Mark) { IsPrinted = true }, language);

    private static Task<Paper?> Find(CityContext db, ProcedureDefinition procedure, Language language, CancellationToken ct)
    {
        var (definition, code) = (procedure.Hash, language.Code());
        return db.Set<Paper>().SingleOrDefaultAsync(p => p.Definition == definition && p.Language == code, ct);
    }

    private static IResult NotFound() => Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
}

/// <summary>A form on paper, for machines that read what comes back.</summary>
internal sealed record PaperDocument(string Definition, string Language, int Sheets, string? File, IReadOnlyList<SheetZone> Zones);
