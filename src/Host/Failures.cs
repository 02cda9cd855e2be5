using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SmartLocal.Kernel;
using SmartLocal.Platform.Web;

namespace SmartLocal.Host;

/// <summary>
/// The last net. A programmer's mistake is logged with its context under a number that the visitor is shown, and shows her
/// nothing else.
/// </summary>
internal sealed partial class Failures(RequestDelegate next, ILogger<Failures> log)
{
    /// <summary>Something went wrong that is not the visitor's fault.</summary>
    public static readonly RefusalKind OurFault = new("platform.our-fault", RefusalReason.Unavailable);

    /// <summary>The request was larger than any may be.</summary>
    public static readonly RefusalKind RequestTooLarge = new("platform.request-too-large", RefusalReason.TooLarge);

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            // What can't be bound to a handler's parameters is turned away by the framework without a word.
            if (http.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false, ContentType: null })
                await Answer(http, http.Features.Get<UnreadableForm>()?.Refusal ?? PostedForm.NotAForm.Because());
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // She went away; nobody is left to answer.
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            await Answer(http, e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? RequestTooLarge.Because(("max", PostedForm.LargestRequest / 1024 / 1024))
                : PostedForm.NotAForm.Because());
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            var number = http.TraceIdentifier;
            Failed(log, number, http.Request.Method, http.GetEndpoint()?.DisplayName, e);
            http.Response.Clear();
            await Answer(http, OurFault.Because(("number", number)));
        }
    }

    private async Task Answer(HttpContext http, Refusal refusal)
    {
        try
        {
            await refusal.AsAnswer().ExecuteAsync(http);
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            // What failed may be what a page is made of.
            Failed(log, http.TraceIdentifier, http.Request.Method, "the page that says so", e);
            http.Response.Clear();
            await refusal.AsProblem().ExecuteAsync(http);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Number}: {Method} {Route} failed")]
    private static partial void Failed(ILogger logger, string number, string method, string? route, Exception exception);
}
