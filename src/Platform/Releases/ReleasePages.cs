using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Releases;

/// <summary>The city's releases on screen: handed in, looked at with their differences, published, taken back.</summary>
internal static class ReleasePages
{
    public const string Right = "releases.publish";

    /// <summary>The largest archive of a city taken, in bytes.</summary>
    public const long LargestArchive = 50_000_000;

    private const int Shown = 50;

    public static readonly RefusalKind NoFolder = new("releases.no-folder", RefusalReason.Unavailable);
    public static readonly RefusalKind NoArchive = new("releases.no-archive");
    public static readonly RefusalKind BadArchive = new("releases.bad-archive");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/staff/releases").Needs(Permission.Right(Right));
        pages.MapGet("", List);
        pages.MapPost("", HandIn);
        pages.MapGet("/{id:guid}", Show);
        pages.MapPost("/{id:guid}/publish", Publish);
        pages.MapPost("/{id:guid}/return", GoBack);
    }

    /// <summary>The files of the archive over the national layer in force, or why they can't be read.</summary>
    public static async Task<Result<ReleaseFiles>> Unpack(Stream zip, ReleaseShelf shelf, CityFolderPath folder, CityContext db, CancellationToken ct)
    {
        var live = await InForce.Now(db, ct);
        var national = live is null ? [] : (await shelf.Files(live.Id, ct))!.All.Where(f => f.Layer == LayeredFile.National);
        try
        {
            return CityFolder.Unpack(zip, national, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder.Path)))).Files;
        }
        catch (InvalidDataException e)
        {
            return BadArchive.Because(("why", e.Message));
        }
    }

    private static async Task<IResult> List(CityContext db, IEnumerable<IRightsSource> rights, CancellationToken ct) =>
        Page.Of<ReleasesPage>(await Read(db, rights, null, ct));

    private static async Task<IResult> HandIn(
        HttpContext http, City city, CityContext db, ReleaseShelf shelf, FileStore files, CityFolderPath folder, IEnumerable<IRightsSource> rights, CancellationToken ct)
    {
        var rule = new FileRule(LargestArchive, [MediaType.Zip]);
        if (!(await PostedForm.Read(http, files, name => name == "archive" ? rule : null, ct)).Try(out var form, out var no)) return no.AsAnswer();
        if ((await Taken(form, shelf, files, folder, db, ct)).Try(out var taken, out no) && (await city.Perform(new HandInRelease(shelf.Complete(taken)), ct)).Try(out var id, out no))
            return Page.Then($"/staff/releases/{id.Value}");
        return Page.Of<ReleasesPage>(await Read(db, rights, no, ct), no.Status());
    }

    private static async Task<Result<ReleaseFiles>> Taken(PostedForm form, ReleaseShelf shelf, FileStore files, CityFolderPath folder, CityContext db, CancellationToken ct)
    {
        if (form["from"] == "folder")
            return Directory.Exists(folder.Path) ? CityFolder.Open(folder.Path).Files : NoFolder.Because();
        if (form.Files is not [var archive, ..]) return NoArchive.Of("archive");
        if (!archive.Written.Try(out var written, out var no)) return no with { Field = "archive" };
        await using var zip = files.Reread(written);
        return await Unpack(zip, shelf, folder, db, ct);
    }

    private static async Task<IResult> Show(Guid id, CityContext db, ReleaseShelf shelf, IEnumerable<IRightsSource> rights, CancellationToken ct) =>
        await Preview(id, db, shelf, rights, null, ct) is { } model ? Page.Of<ReleasePage>(model) : NotFound();

    private static async Task<IResult> Publish(Guid id, City city, CityContext db, ReleaseShelf shelf, IEnumerable<IRightsSource> rights, CancellationToken ct) =>
        await Answer(id, await shelf.Publish(city, ReleaseId.From(id), ct), "platform.releases.notice.published", db, shelf, rights, ct);

    private static async Task<IResult> GoBack(
        Guid id, PostedForm form, City city, CityContext db, ReleaseShelf shelf, IEnumerable<IRightsSource> rights, CancellationToken ct)
    {
        var revoked = Guid.TryParse(form["revoked"], out var seen) ? ReleaseId.From(seen) : default;
        var done = await shelf.Performed(city, new RevokeRelease(revoked, ReleaseId.From(id)), ct);
        return await Answer(id, done, "platform.releases.notice.revoked", db, shelf, rights, ct);
    }

    private static async Task<IResult> Answer(
        Guid id, Result<ReleaseId> done, string notice, CityContext db, ReleaseShelf shelf, IEnumerable<IRightsSource> rights, CancellationToken ct)
    {
        if (!done.IsRefused) return Page.Then("/staff/releases", notice);
        return await Preview(id, db, shelf, rights, done.Refusal, ct) is { } model ? Page.Of<ReleasePage>(model, done.Refusal.Status()) : NotFound();
    }

    private static async Task<ReleasesModel> Read(CityContext db, IEnumerable<IRightsSource> rights, Refusal? refusal, CancellationToken ct)
    {
        var live = await InForce.Now(db, ct);
        var enacted = await (
            from enactment in db.Set<EnactmentRow>()
            join release in db.Set<ReleaseRow>() on enactment.Release equals release.Id
            orderby enactment.Number descending
            select new { enactment.Release, release.Hash, enactment.At, enactment.By, enactment.Revoked }).Take(Shown).ToListAsync(ct);
        var never = await db.Set<ReleaseRow>().Where(r => !db.Set<EnactmentRow>().Any(e => e.Release == r.Id)).OrderByDescending(r => r.Id).Take(Shown).ToListAsync(ct);
        var turns = new List<ReleaseTurn>();
        foreach (var e in enacted) turns.Add(new ReleaseTurn(e.Release.Value, e.Hash, e.At, await Name(db, rights, e.By, e.At, ct), e.Revoked));
        var waiting = new List<ReleaseTurn>();
        foreach (var r in never) waiting.Add(new ReleaseTurn(r.Id.Value, r.Hash, r.At, await Name(db, rights, r.By, r.At, ct), null));
        return new ReleasesModel(live?.Id.Value, turns, waiting, refusal);
    }

    private static async Task<ReleaseModel?> Preview(
        Guid id, CityContext db, ReleaseShelf shelf, IEnumerable<IRightsSource> rights, Refusal? refusal, CancellationToken ct)
    {
        var wanted = ReleaseId.From(id);
        if (await db.Set<ReleaseRow>().SingleOrDefaultAsync(r => r.Id == wanted, ct) is not { } release) return null;
        var files = await InForce.Files(db, wanted, ct);
        var live = await InForce.Now(db, ct);
        var before = live is null ? new ReleaseFiles([]) : await InForce.Files(db, live.Id, ct);
        var was = await db.Set<EnactmentRow>().AnyAsync(e => e.Release == wanted, ct);
        return new ReleaseModel(
            id, release.Hash, release.At, await Name(db, rights, release.By, release.At, ct), live?.Id.Value, was, files.All.Count,
            shelf.Check(files), ReleaseDifferences.Between(before, files), refusal);
    }

    // As she was called, and where she worked, on that day.
    private static async Task<string?> Name(CityContext db, IEnumerable<IRightsSource> rights, Guid by, Instant at, CancellationToken ct)
    {
        if (by == Guid.Empty) return null;
        foreach (var source in rights)
            if ((await source.PostsOf(db, by, at.TokyoDate, ct)) is [var post, ..]) return $"{post.OfficeName} {post.PersonName}";
        return null;
    }

    private static IResult NotFound() => Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
}

/// <summary>The releases: what came into force when, and what was handed in and waits.</summary>
public sealed record ReleasesModel(Guid? Live, IReadOnlyList<ReleaseTurn> Turns, IReadOnlyList<ReleaseTurn> Waiting, Refusal? Refusal);

/// <summary>A release at the moment at which it was handed in or came into force.</summary>
public sealed record ReleaseTurn(Guid Id, string Hash, Instant At, string? By, Guid? Revoked);

/// <summary>One release beside the one in force.</summary>
public sealed record ReleaseModel(
    Guid Id, string Hash, Instant At, string? By, Guid? Live, bool WasInForce, int Files, IReadOnlyList<Finding> Findings,
    IReadOnlyList<FileDifference> Differences, Refusal? Refusal);
