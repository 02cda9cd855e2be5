using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Web;

/// <summary>What HTTP makes of a refusal: a status, and for machines a problem document (RFC 9457).</summary>
public static class RefusalAnswers
{
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

    /// <summary>The problem document: code, sentence in the caller's language, and the same for each field.</summary>
    public static IResult AsProblem(this Refusal refusal) => new Problem(refusal);

    private sealed class Problem(Refusal refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var text = httpContext.RequestServices.GetRequiredService<Text.Text>();
            httpContext.Response.StatusCode = refusal.Status();
            if (refusal.Kind.Reason is RefusalReason.Unavailable or RefusalReason.TooOften)
                httpContext.Response.Headers.RetryAfter = refusal.Values.TryGetValue("seconds", out var seconds) ? seconds.ToString() : "5";
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

/// <summary>A refusal as JSON (RFC 9457).</summary>
public sealed record ProblemDocument(string Type, string Code, int Status, string Detail, IReadOnlyList<ProblemPart>? Errors);

/// <summary>A refusal of one field.</summary>
public sealed record ProblemPart(string? Field, string Code, string Detail);
