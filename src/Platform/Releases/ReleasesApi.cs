using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Releases;

/// <summary>The same releases for machines: a city kept in version control publishes itself.</summary>
internal static class ReleasesApi
{
    private const int Shown = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/releases").ForMachines().Needs(Permission.Right(ReleasePages.Right)).WithTags("releases");
        api.MapGet("", List).Produces<IReadOnlyList<ReleaseDocument>>().WithSummary("The releases, the latest first");
        api.MapPost("", HandIn).Produces<ReleaseDocument>(StatusCodes.Status201Created)
            .WithSummary("Hands in a city folder as a zip archive, with its mistakes and differences; nothing is in force by that");
        api.MapPost("/{id:guid}/publish", Publish).Produces(StatusCodes.Status204NoContent).WithSummary("Puts a handed-in release in force");
    }

    private static async Task<IResult> List(CityContext db, CancellationToken ct)
    {
        var live = await InForce.Now(db, ct);
        var rows = await db.Set<ReleaseRow>().OrderByDescending(r => r.Id).Take(Shown).ToListAsync(ct);
        return Results.Json(rows.Select(r => new ReleaseDocument(r.Id, r.Hash, r.At, r.Id == live?.Id, null, null)), CityJson.Options);
    }

    private static async Task<IResult> HandIn(HttpContext http, City city, CityContext db, ReleaseShelf shelf, CityFolderPath folder, CancellationToken ct)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = ReleasePages.LargestArchive;
        var zip = new MemoryStream();
        await http.Request.Body.CopyToAsync(zip, ct);
        if (zip.Length == 0) return ReleasePages.NoArchive.Because().AsAnswer();
        zip.Position = 0;
        if (!(await ReleasePages.Unpack(zip, shelf, folder, db, ct)).Try(out var files, out var no)) return no.AsAnswer();
        var live = await InForce.Now(db, ct);
        var before = live is null ? new ReleaseFiles([]) : await InForce.Files(db, live.Id, ct);
        if (!(await city.Perform(new HandInRelease(shelf.Complete(files)), ct)).Try(out var id, out no)) return no.AsAnswer();
        var release = await db.Set<ReleaseRow>().SingleAsync(r => r.Id == id, ct);
        return Results.Json(
            new ReleaseDocument(id, release.Hash, release.At, false, shelf.Check(files), ReleaseDifferences.Between(before, files)),
            CityJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> Publish(Guid id, City city, ReleaseShelf shelf, CancellationToken ct) =>
        (await shelf.Publish(city, ReleaseId.From(id), ct)).Try(out _, out var no) ? Results.NoContent() : no.AsAnswer();
}

/// <summary>A release as the API tells it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Hash">SHA-256 over all paths and contents.</param>
/// <param name="At">When it was handed in.</param>
/// <param name="InForce">Whether it is the one in force.</param>
/// <param name="Findings">Its mistakes and warnings, when it is handed in.</param>
/// <param name="Differences">What it would change, when it is handed in.</param>
internal sealed record ReleaseDocument(
    ReleaseId Id, string Hash, Instant At, bool InForce, IReadOnlyList<Finding>? Findings, IReadOnlyList<FileDifference>? Differences);
