using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Letters;
using SmartLocal.Organisation.Contracts;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Web;

namespace SmartLocal.Messages.Pages;

/// <summary>The print room: what waits to be written, what is printed together, and what became of it.</summary>
internal static class LettersPages
{
    public const string Root = "/staff/letters";

    private const int MostBatchesShown = 50;
    private const int MostDaysShown = 60;
    private const int MostCounted = 100_000; // more than ever waited in a city of this size

    public static void Map(IEndpointRouteBuilder routes)
    {
        var right = Permission.Right(Rights.PostLetters);
        var letters = routes.MapGroup(Root);
        letters.MapGet("", (CityContext db, CancellationToken ct) => All(db, null, ct)).Needs(right);
        letters.MapPost("", Make).Needs(right);
        letters.MapGet("/{batch:guid}", (Guid batch, CityContext db, CancellationToken ct) => One(batch, db, null, ct)).Needs(right);
        letters.MapGet("/{batch:guid}/file", Take).Needs(right);
        letters.MapPost("/{batch:guid}/post", Post).Needs(right);
        letters.MapPost("/{batch:guid}/returned/{letter:guid}", Return).Needs(right);
    }

    private static async Task<IResult> All(CityContext db, Refusal? refusal, CancellationToken ct)
    {
        var waiting = await db.Set<Letter>().Where(l => l.Batch == null).OrderBy(l => l.At).Select(l => l.At).Take(MostCounted).ToListAsync(ct);
        var batches = await db.Set<LetterBatch>().OrderByDescending(b => b.Day).ThenByDescending(b => b.Number).Take(MostBatchesShown).ToListAsync(ct);
        return Page.Of<LettersPage>(new WaitingLettersModel(
            [.. waiting.GroupBy(at => at.TokyoDate).OrderBy(d => d.Key).Take(MostDaysShown).Select(d => (d.Key, d.Count()))],
            MakeLetterBatch.Most, [.. batches.Select(BatchLine.Of)], refusal), refusal?.Status() ?? StatusCodes.Status200OK);
    }

    private static async Task<IResult> Make(City city, CityContext db, CancellationToken ct) =>
        (await city.Perform(new MakeLetterBatch(), ct)).Try(out var batch, out var no) ? Page.Then($"{Root}/{batch.Value}", "messages.letters.made") : await All(db, no, ct);

    private static async Task<IResult> One(Guid batch, CityContext db, Refusal? refusal, CancellationToken ct)
    {
        var id = LetterBatchId.From(batch);
        if (await db.Set<LetterBatch>().SingleOrDefaultAsync(b => b.Id == id, ct) is not { } found) return Page.Of<NotFoundPage>(new object(), StatusCodes.Status404NotFound);
        LetterBatchId? printed = id;
        var letters = await db.Set<Letter>().Where(l => l.Batch == printed).OrderBy(l => l.Number).ToListAsync(ct);
        return Page.Of<LetterBatchPage>(
            new LetterBatchModel(BatchLine.Of(found), [.. letters.Select(l => new LetterLineModel(l.Id.Value, $"{found.Name}-{l.Number}", l.At, l.ReturnedAt))], refusal),
            refusal?.Status() ?? StatusCodes.Status200OK);
    }

    // Fetching is a look at everybody's letter: written down before a byte leaves.
    private static async Task<IResult> Take(Guid batch, HttpContext http, City city, CityContext db, FileStore files, CancellationToken ct)
    {
        if (!(await city.Perform(new TakeLetters(LetterBatchId.From(batch)), ct)).Try(out var id, out var no)) return await One(batch, db, no, ct);
        if (await files.Open(id, ct) is not { } file) return await One(batch, db, TakeLetters.NoFile.Because(), ct);
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(file.Content, MediaType.Pdf, file.File.Name);
    }

    private static async Task<IResult> Post(Guid batch, City city, CityContext db, CancellationToken ct) =>
        (await city.Perform(new PostLetters(LetterBatchId.From(batch)), ct)).Try(out _, out var no) ? Page.Then($"{Root}/{batch}", "messages.letters.posted") : await One(batch, db, no, ct);

    private static async Task<IResult> Return(Guid batch, Guid letter, City city, CityContext db, CancellationToken ct) =>
        (await city.Perform(new MarkLetterReturned(LetterId.From(letter)), ct)).Try(out _, out var no) ? Page.Then($"{Root}/{batch}", "messages.letters.returned") : await One(batch, db, no, ct);
}
