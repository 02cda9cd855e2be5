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
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // She went away; nobody is left to answer.
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            await (e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? RequestTooLarge.Because(("max", PostedForm.LargestRequest / 1024 / 1024))
                : PostedForm.NotAForm.Because()).AsProblem().ExecuteAsync(http);
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            var number = http.TraceIdentifier;
            Failed(log, number, http.Request.Method, http.GetEndpoint()?.DisplayName, e);
            http.Response.Clear();
            await OurFault.Because(("number", number)).AsProblem().ExecuteAsync(http);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Number}: {Method} {Route} failed")]
    private static partial void Failed(ILogger logger, string number, string method, string? route, Exception exception);
}
