using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Releases;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>Applying, for machines.</summary>
internal static class ProceduresApi
{
    /// <summary>The largest body of an application, in bytes.</summary>
    public const int LargestBody = 256 * 1024;

    public static readonly RefusalKind BodyTooLarge = new("procedures.body-too-large", RefusalReason.TooLarge);
    public static readonly RefusalKind NoFile = new("procedures.no-file");

    /// <summary>What a body of answers is.</summary>
    internal const string Answers = "Answers by item, as /api/procedures/{id}/schema describes them for each procedure";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").ForMachines().WithTags("procedures");
        api.MapPost("/procedures/{id}/applications", Submit).Needs(Permission.Resident)
            .TakesJson(Answers).Produces<Submission>(StatusCodes.Status201Created).Produces<ProblemDocument>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")
            .WithSummary("Applies. The body is what /api/procedures/{id}/schema describes; /api/openapi/procedures.json has an operation for each procedure");
        api.MapPost("/files", SendFile).Needs(Permission.Resident).Produces<FileRef>(StatusCodes.Status201Created)
            .WithSummary("Keeps a file, so that answers can name it by its id");
    }

    private static async Task<IResult> Submit(
        string id, HttpContext http, City city, ProcedureCatalogue catalogue, SentFiles sent, Towns towns, TimeProvider clock, CancellationToken ct)
    {
        if (!IdempotencyKey.From(http.Request.Headers["Idempotency-Key"]).Try(out var key, out var no)) return no.AsAnswer();
        if (catalogue.Find(id) is not { } procedure) return ProcedureCatalogue.NotOffered.Because().AsAnswer();
        if (!(await ReadTyped(http, procedure.Form, ct)).Try(out var typed, out no)) return no.AsAnswer();
        if (await sent.LookUp(city.Actor, typed, ct) is { } never) return FormRefusals.FileUnknown.Because(("file", never.Value.ToString())).AsAnswer();
        if (!procedure.Form.Read(typed, new Reading(towns.Directory, clock.TodayInTokyo())).Try(out var answers, out no)) return no.AsAnswer();

        var submitted = await city.Perform(SubmitApplication.Of(procedure, answers), key, ct);
        if (!submitted.Try(out var submission, out no)) return no.AsAnswer();
        http.Response.Headers.Location = $"/api/applications/{submission.Receipt.Value}";
        return Results.Json(submission, CityJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> SendFile(HttpContext http, string? name, City city, FileStore files, SentFiles sent, CancellationToken ct)
    {
        var types = FileRules.AllTypes;
        Result<WrittenFile> written;
        // What curl --data-binary calls a form by default is the bare file.
        if (http.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true)
        {
            if (!(await PostedForm.Read(http, files, _ => new FileRule(FileStore.Largest, types), ct)).Try(out var form, out var unreadable)) return unreadable.AsAnswer();
            written = form.Files is [var first, ..] ? first.Written : NoFile.Because();
        }
        else
        {
            written = await files.Write(http.Request.Body, name ?? "", FileStore.Largest, types, ct);
        }

        if (!written.Try(out var file, out var no)) return no.AsAnswer();
        if (!(await city.Perform(new KeepFile(file), ct)).Try(out _, out no)) return no.AsAnswer();
        var answer = new FileRef(file.Id, file.Name, file.MediaType, file.Size);
        sent.Remember(city.Actor, answer);
        return Results.Json(answer, CityJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async ValueTask<Result<Typed>> ReadTyped(HttpContext http, FormDefinition form, CancellationToken ct)
    {
        if (http.Request.ContentLength > LargestBody) return TooLarge();
        var body = http.Request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync(ct);
            if (read.Buffer.Length > LargestBody) return TooLarge();
            if (read.IsCompleted)
            {
                var typed = TypedJson.Read(form, read.Buffer.IsSingleSegment ? read.Buffer.FirstSpan : read.Buffer.ToArray());
                body.AdvanceTo(read.Buffer.End);
                return typed;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static Refusal TooLarge() => BodyTooLarge.Because(("max", LargestBody / 1024));
}
