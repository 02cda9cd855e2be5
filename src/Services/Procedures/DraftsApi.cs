using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>Drafts for machines: a resident goes on with them on the web, or a machine with what she began there.</summary>
internal static class DraftsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").ForMachines().WithTags("drafts");
        api.MapPost("/procedures/{id}/drafts", Begin).Needs(Permission.Resident).TakesJson(ProceduresApi.Answers).Produces<DraftDocument>(StatusCodes.Status201Created)
            .Produces<ProblemDocument>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")
            .WithSummary("Begins a draft of hers with these answers, of which any may be missing or wrong; she can go on with it on its page");
        api.MapGet("/drafts/{id:guid}", Read).Needs(Permission.Resident).Produces<DraftDocument>().Produces<ProblemDocument>(StatusCodes.Status404NotFound, "application/problem+json")
            .WithSummary("A draft of hers: the answers that can be read, and what is missing or wrong");
        api.MapPut("/drafts/{id:guid}", Put).Needs(Permission.Resident).TakesJson(ProceduresApi.Answers).Produces<DraftDocument>()
            .Produces<ProblemDocument>(StatusCodes.Status409Conflict, "application/problem+json").Produces<ProblemDocument>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")
            .WithSummary("Saves the answers that are named; null takes one away, the others stay. With If-Match it is refused where the draft was changed since");
    }

    private static async Task<IResult> Begin(
        string id, HttpContext http, City city, ProcedureCatalogue catalogue, DraftDesk desk, SentFiles sent, IChance chance, Text text, CancellationToken ct)
    {
        if (catalogue.Find(id) is not { } procedure) return ProcedureCatalogue.NotOffered.Because().AsAnswer();
        if (!(await Sent(http, procedure.Form, city, sent, ct)).Try(out var answers, out var no)) return no.AsAnswer();
        // No browser has begun it: its secret is nobody's, and only her account opens it.
        if (!(await city.Perform(new StartDraft(id, DraftSecret.New(chance)), ct)).Try(out var draft, out no)) return no.AsAnswer();
        if (!(await city.Perform(new PutDraft(draft, answers.Items, answers.Typed, null), ct)).Try(out _, out no)) return no.AsAnswer();
        http.Response.Headers.Location = $"/api/drafts/{draft.Value}";
        return await Shown(draft.Value, http, desk, text, StatusCodes.Status201Created, ct);
    }

    private static Task<IResult> Read(Guid id, HttpContext http, DraftDesk desk, Text text, CancellationToken ct) => Shown(id, http, desk, text, StatusCodes.Status200OK, ct);

    private static async Task<IResult> Put(Guid id, HttpContext http, City city, DraftDesk desk, SentFiles sent, Text text, CancellationToken ct)
    {
        if (await desk.ToShow(id, ct) is not { } open) return Draft.Unknown.Because().AsAnswer();
        if (!(await Sent(http, open.Procedure.Form, city, sent, ct)).Try(out var answers, out var no)) return no.AsAnswer();
        if (!Marks(http.Request.Headers.IfMatch).Try(out var marks, out no)) return no.AsAnswer();
        if (!(await city.Perform(new PutDraft(open.Draft.Id, answers.Items, answers.Typed, marks), ct)).Try(out _, out no)) return no.AsAnswer();
        return await Shown(id, http, desk, text, StatusCodes.Status200OK, ct);
    }

    // Any of several marks may be the present one (RFC 9110, 13.1.1); a header that can't be read protects nothing, and is refused.
    private static Result<string[]?> Marks(StringValues header)
    {
        if (header.Count == 0) return (string[]?)null;
        if (!EntityTagHeaderValue.TryParseStrictList(header.ToArray()!, out var tags)) return PutDraft.MarkUnreadable.Because();
        return tags.Any(t => t.Equals(EntityTagHeaderValue.Any)) ? null : tags.Select(t => t.Tag.Value!).ToArray();
    }

    private static async Task<IResult> Shown(Guid id, HttpContext http, DraftDesk desk, Text text, int status, CancellationToken ct)
    {
        if (await desk.ToShow(id, ct) is not { } open) return Draft.Unknown.Because().AsAnswer();
        http.Response.Headers.ETag = desk.MarkOf(open);
        return Results.Json(DraftDocument.Of(open, desk.Reading, text), CityJson.Options, statusCode: status);
    }

    private static async Task<Result<(IReadOnlyList<FormItem> Items, Typed Typed)>> Sent(HttpContext http, FormDefinition form, City city, SentFiles sent, CancellationToken ct)
    {
        if (!(await Body(http, ct)).Try(out var body, out var no)) return no;
        if (!TypedJson.Read(form, body).Try(out var typed, out no)) return no;
        if (await sent.LookUp(city.Actor, typed, ct) is { } never) return FormRefusals.FileUnknown.Because(("file", never.Value.ToString()));
        using var document = JsonDocument.Parse(body);
        return (document.RootElement.EnumerateObject().Select(p => form.Find(p.Name)!).ToArray(), typed);
    }

    private static async Task<Result<byte[]>> Body(HttpContext http, CancellationToken ct)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, ct)) > 0)
        {
            if (body.Length + read > ProceduresApi.LargestBody) return ProceduresApi.BodyTooLarge.Because(("max", ProceduresApi.LargestBody / 1024));
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}

/// <summary>A draft for machines.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Procedure">Id of the procedure.</param>
/// <param name="Definition">The version of the form under which it began, and is finished.</param>
/// <param name="SavedAt">When it was saved last.</param>
/// <param name="ExpiresAt">When it is thrown away, unless it is saved again.</param>
/// <param name="Answers">The answers that can be read, as an application takes them.</param>
/// <param name="Problems">What is missing or wrong before it can be sent.</param>
/// <param name="Page">Where she goes on with it: the first step in which something is missing, or the last page.</param>
/// <param name="Receipt">The receipt number of what became of it; null while it is a draft.</param>
internal sealed record DraftDocument(
    Guid Id, string Procedure, string Definition, Instant SavedAt, Instant ExpiresAt, JsonObject Answers, IReadOnlyList<ProblemPart> Problems, string Page, string? Receipt)
{
    public static DraftDocument Of(OpenDraft open, Reading reading, Text text)
    {
        var form = open.Procedure.Form;
        var read = FilledForm.Of(form, open.Typed, reading);
        var filled = read.All;
        // Who answers so does not need it: that is one thing that is wrong, about no answer alone.
        IReadOnlyList<Refusal> wrong = open.Draft.Receipt is null && !form.Read(open.Typed, reading).Try(out _, out var no) ? no.Parts.Count > 0 ? no.Parts : [no] : [];
        var step = read.Exit is null ? OpenDraft.FirstWrong(read)?.Id ?? OpenDraft.Confirm : OpenDraft.Exit;
        return new(
            open.Draft.Id.Value, open.Procedure.Id, open.Procedure.Hash, open.Draft.SavedAt, open.Draft.ExpiresAt,
            TypedJson.Write(form.Items.Where(filled.IsShown).Select(filled.Answer).OfType<ItemAnswer>()),
            [.. wrong.Select(p => new ProblemPart(p.Field, p.Kind.Code, text.Of(p).Plain))],
            open.Draft.Receipt is { } receipt ? $"/applications/{receipt}" : open.PathOf(step), open.Draft.Receipt);
    }
}
