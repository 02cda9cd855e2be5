using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Messages.Line;

/// <summary>
/// Where LINE tells the city what people do. Nothing of a body is read before its signature is found right; what follows from it happens
/// in acts of a few rows, and whatever needs LINE again is a job, so that the answer is quick.
/// </summary>
internal sealed partial class LineHook(LineAccount account, TextCatalogue catalogue, ILogger<LineHook> log)
{
    public const string Path = "/hooks/line";

    /// <summary>The body is not LINE's, or has been changed.</summary>
    public static readonly RefusalKind NotSigned = new("messages.line-not-signed", RefusalReason.NotAllowed);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Path, Hear).Public().ForMachines().WithTags("messages")
        .TakesJson("The events of LINE's Messaging API, signed by the header X-Line-Signature").Produces(StatusCodes.Status200OK).Produces<ProblemDocument>(StatusCodes.Status403Forbidden, "application/problem+json")
        .WithSummary("LINE tells what people did with the city's account there");

    private static async Task<IResult> Hear(HttpContext http, City city, LineHook hook, CancellationToken ct)
    {
        if (await Body(http, ct) is not { } body) return LineEvents.TooMany.Because(("events", LineEvents.Most)).AsAnswer();
        if (!hook.Read(body, http.Request.Headers[LineSignature.Header]).Try(out var events, out var no)) return no.AsAnswer();
        var system = city.As(Actor.System("messages.line"));
        foreach (var happened in events)
        {
            if (happened is LineEvent.Wrote wrote && !hook.IsLinkWord(wrote.Text)) continue;
            // What is heard twice is done already; anything else that is refused LINE tells again.
            if (!(await system.Perform(new HearFromLine(happened), ct)).Try(out _, out no) && no.Kind != HearFromLine.HeardBefore) return no.AsAnswer();
        }

        return Results.Ok();
    }

    private Result<IReadOnlyList<LineEvent>> Read(ReadOnlyMemory<byte> body, string? signature)
    {
        if (account.Way().Settings is not { } settings || !LineSignature.IsRight(body.Span, signature, settings.ChannelSecret))
        {
            WrongSignature(log, body.Length);
            return NotSigned.Because();
        }

        var read = LineEvents.Read(body);
        if (read.IsRefused) NotUnderstood(log, read.Refusal.Kind.Code);
        return read;
    }

    /// <summary>Whether somebody asks to be connected, in whichever of our languages.</summary>
    private bool IsLinkWord(string text) => LanguageCodes.All.Any(l => string.Equals(new Text(catalogue, l)["messages.line.link-word"].Plain, text.Trim(), StringComparison.OrdinalIgnoreCase));

    private static async Task<ReadOnlyMemory<byte>?> Body(HttpContext http, CancellationToken ct)
    {
        if (http.Request.ContentLength > LineEvents.LargestBody) return null;
        using var body = new MemoryStream((int)(http.Request.ContentLength ?? 0));
        var buffer = new byte[8192];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, ct)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > LineEvents.LargestBody) return null;
        }

        return body.ToArray();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What came to /hooks/line with {Bytes} bytes was not signed by LINE for this city's account")]
    private static partial void WrongSignature(ILogger logger, int bytes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What LINE told was not understood: {Code}")]
    private static partial void NotUnderstood(ILogger logger, string code);
}
