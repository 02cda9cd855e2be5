using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Web;

/// <summary>What HTTP makes of a refusal: a status, and with it a page for a person or a problem document (RFC 9457) for a machine.</summary>
public static class RefusalAnswers
{
    /// <summary>A machine asks for what there is not, or in a way in which it is not asked for. Value: <c>path</c>.</summary>
    public static readonly RefusalKind NoSuchRoute = new("platform.no-such-route", RefusalReason.NotFound);

    /// <summary>The status of a reason.</summary>
    public static int Status(this Refusal refusal) => refusal.Kind.Reason switch
    {
        RefusalReason.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalReason.NotFound => StatusCodes.Status404NotFound,
        RefusalReason.NotAllowed => StatusCodes.Status403Forbidden,
        RefusalReason.SignInNeeded => StatusCodes.Status401Unauthorized,
        RefusalReason.Conflict => StatusCodes.Status409Conflict,
        RefusalReason.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RefusalReason.TooOften => StatusCodes.Status429TooManyRequests,
        RefusalReason.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };

    /// <summary>
    /// The answer. A browser that asked a page's route for a page gets one, with what she typed to be sent again where that can
    /// help; everybody else gets the problem document: code, sentence in the caller's language, and the same for each field.
    /// </summary>
    public static IResult AsAnswer(this Refusal refusal) => new Answer(refusal);

    /// <summary>The problem document, whoever asked.</summary>
    public static IResult AsProblem(this Refusal refusal) => new Problem(refusal);

    private static bool PassesSoon(Refusal refusal) => refusal.Kind.Reason is RefusalReason.Unavailable or RefusalReason.TooOften;

    private static void Head(HttpContext http, Refusal refusal)
    {
        http.Response.StatusCode = refusal.Status();
        if (PassesSoon(refusal)) http.Response.Headers.RetryAfter = refusal.Values.TryGetValue("seconds", out var seconds) ? seconds.ToString() : "5";
    }

    private sealed class Answer(Refusal refusal) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var request = httpContext.Request;
            var machine = httpContext.GetEndpoint()?.Metadata.GetMetadata<MachineRoute>() is not null
                || !request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
            if (machine)
            {
                await refusal.AsProblem().ExecuteAsync(httpContext);
                return;
            }

            var model = new RefusedModel(
                refusal,
                request.Path.StartsWithSegments("/staff", StringComparison.Ordinal),
                !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && Guard.SameSite(request),
                PassesSoon(refusal) ? await SendAgain.Of(httpContext) : null);
            Head(httpContext, refusal);
            await Page.Of<RefusedPage>(model, refusal.Status()).ExecuteAsync(httpContext);
        }
    }

    private sealed class Problem(Refusal refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var text = httpContext.RequestServices.GetRequiredService<Text.Text>();
            Head(httpContext, refusal);
            return httpContext.Response.WriteAsJsonAsync(
                new ProblemDocument(
                    "about:blank",
                    refusal.Kind.Code,
                    refusal.Status(),
                    text.Of(refusal).Plain,
                    refusal.Parts.Count == 0 ? null : [.. refusal.Parts.Select(p => new ProblemPart(p.Field, p.Kind.Code, text.Of(p).Plain))]),
                CityJson.Options,
                "application/problem+json",
                httpContext.RequestAborted);
        }
    }
}

/// <summary>A refusal as a person reads it.</summary>
/// <param name="Refusal">Why.</param>
/// <param name="Staff">Whether it stands under the staff's menu.</param>
/// <param name="Sent">Whether a form of this site was sent.</param>
/// <param name="Again">The form, where it could be kept whole and may be taken in a moment.</param>
public sealed record RefusedModel(Refusal Refusal, bool Staff, bool Sent, SendAgain? Again);

/// <summary>A refusal as JSON (RFC 9457).</summary>
public sealed record ProblemDocument(string Type, string Code, int Status, string Detail, IReadOnlyList<ProblemPart>? Errors);

/// <summary>A refusal of one field.</summary>
public sealed record ProblemPart(string? Field, string Code, string Detail);
