using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Pdf;

/// <summary>A PDF while it is made and once it is there; to everybody but whoever asked for it, it does not exist.</summary>
internal static class PdfPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/pdf/{id:guid}", Show).Needs(Permission.Applicant);
        routes.MapGet("/pdf/{id:guid}/file", Fetch).Needs(Permission.Applicant);
        var api = routes.MapGroup("/api/pdf").ForMachines().WithTags("pdf");
        api.MapPost("/{page}/{key}", Ask).Needs(Permission.Applicant).Produces<PdfDocument>(202).Produces<ProblemDocument>(404, "application/problem+json");
        api.MapGet("/{id:guid}", ShowToMachine).Needs(Permission.Applicant).Produces<PdfDocument>().Produces<ProblemDocument>(404, "application/problem+json");
        api.MapGet("/{id:guid}/file", FetchByMachine).Needs(Permission.Applicant).Produces(200, contentType: MediaType.Pdf).Produces<ProblemDocument>(404, "application/problem+json");
    }

    private static async Task<IResult> Show(Guid id, City city, CityContext db, PrintRoom room, CancellationToken ct) =>
        await Read(id, city, db, ct) is var (row, model) && await room.Find(row, ct) is { } page
            ? Page.Of<PdfPage>(model with { BackPath = page.BackPath })
            : NotFound();

    private static async Task<IResult> Fetch(Guid id, City city, CityContext db, FileStore files, CancellationToken ct) =>
        await Open(id, city, db, files, ct) ?? NotFound();

    private static async Task<IResult> Ask(string page, string key, HttpContext http, City city, CityContext db, Pdfs pdfs, Text.Text text, CancellationToken ct)
    {
        if (!(await pdfs.Ask(city, page, key, text.Language, ct)).Try(out var id, out var no)) return no.AsAnswer();
        http.Response.Headers.Location = $"/api/pdf/{id.Value}";
        var (_, model) = (await Read(id.Value, city, db, ct))!.Value;
        return Results.Json(PdfDocument.From(model), CityJson.Options, statusCode: StatusCodes.Status202Accepted);
    }

    private static async Task<IResult> ShowToMachine(Guid id, City city, CityContext db, CancellationToken ct) =>
        await Read(id, city, db, ct) is var (_, model) ? Results.Json(PdfDocument.From(model), CityJson.Options) : Pdfs.NoSuchPage.Because().AsAnswer();

    private static async Task<IResult> FetchByMachine(Guid id, City city, CityContext db, FileStore files, CancellationToken ct) =>
        await Open(id, city, db, files, ct) ?? Pdfs.NoSuchPage.Because().AsAnswer();

    private static async Task<(PdfRow Row, PdfModel Model)?> Read(Guid id, City city, CityContext db, CancellationToken ct)
    {
        var (wanted, owner, agent) = (PdfId.From(id), city.Actor.Subject, city.Actor.SeesOnlyOf);
        if (await db.Set<PdfRow>().SingleOrDefaultAsync(p => p.Id == wanted && p.Owner == owner && (agent == null || p.Agent == agent), ct) is not { } row) return null;
        if (row.File is not null) return (row, new PdfModel(id, "made", 0, 0, null));
        var job = await JobBoard.Find(db, row.Job, ct);
        var state = job?.State switch
        {
            "waiting" when job.WaitsFor is not null => "waits",
            "waiting" or "running" => "making",
            _ => "failed",
        };
        return (row, new PdfModel(id, state, job?.Done ?? 0, job?.Of ?? 0, job?.WaitsFor));
    }

    private static async Task<IResult?> Open(Guid id, City city, CityContext db, FileStore files, CancellationToken ct)
    {
        var (wanted, owner, agent) = (PdfId.From(id), city.Actor.Subject, city.Actor.SeesOnlyOf);
        var file = await db.Set<PdfRow>().Where(p => p.Id == wanted && p.Owner == owner && (agent == null || p.Agent == agent)).Select(p => p.File).SingleOrDefaultAsync(ct);
        return file is { } kept && await files.Open(kept, ct) is { } open ? new Download(open.File, open.Content) : null;
    }

    private static IResult NotFound() => Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);

    private sealed class Download(KeptFile file, Stream content) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            await using var stream = content;
            var response = httpContext.Response;
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(file.Name);
            response.Headers.ContentDisposition = disposition.ToString();
            response.Headers.CacheControl = "private, no-store";
            response.ContentType = file.MediaType;
            response.ContentLength = file.Size;
            await stream.CopyToAsync(response.Body, httpContext.RequestAborted);
        }
    }
}

/// <summary>A PDF on its way.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">making, waits, made or failed.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Of">Of how many.</param>
/// <param name="WaitsFor">What it waits for, as the key of a text.</param>
public sealed record PdfModel(Guid Id, string State, long Done, long Of, string? WaitsFor)
{
    /// <summary>The page on screen.</summary>
    public string BackPath { get; init; } = "/";
}

/// <summary>A PDF in the API.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">making, waits (for something that the installation lacks), made or failed.</param>
/// <param name="Done">Steps done.</param>
/// <param name="Of">Of how many.</param>
/// <param name="File">Path of the file, once it is made.</param>
internal sealed record PdfDocument(Guid Id, string State, long Done, long Of, string? File)
{
    public static PdfDocument From(PdfModel model) =>
        new(model.Id, model.State, model.Done, model.Of, model.State is "made" ? $"/api/pdf/{model.Id}/file" : null);
}
