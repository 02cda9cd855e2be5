using System.Globalization;
using Microsoft.AspNetCore.Http;
using SmartLocal.Kernel;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Maintenance;

/// <summary>
/// While a maintenance runs, pages can be read and nothing can be sent, except by whoever runs the city. What a person sent
/// comes back to her with a button that sends it again.
/// </summary>
internal sealed class MaintenanceGate(RequestDelegate next)
{
    /// <summary>A maintenance runs. Value: <c>until</c>.</summary>
    public static readonly RefusalKind Closed = new("maintenance.closed", RefusalReason.Unavailable);

    // Signing in and out goes on, by a way that has to be made first too: the operator has to get in, and nobody shall have to stay in.
    private static readonly string[] Doors = ["/sign-in", "/sign-out", "/staff/sign-in", "/staff/account", "/passkeys"];

    public async Task InvokeAsync(HttpContext http, MaintenancePlan plan, TimeProvider clock)
    {
        if (plan.Running is not { } running || IsReading(http.Request.Method) || http.GetEndpoint() is not { } endpoint
            || JobRight.Operate.Allows(http.Visitor().Actor) || Array.Exists(Doors, d => http.Request.Path.StartsWithSegments(d, StringComparison.Ordinal)))
        {
            await next(http);
            return;
        }

        var left = (int)Math.Ceiling((running.Until.ToDateTimeOffset() - clock.GetUtcNow()).TotalSeconds);
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.RetryAfter = Math.Max(1, left).ToString(CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        var answer = endpoint.Metadata.GetMetadata<MachineRoute>() is not null
            ? Closed.Because(("until", running.Until)).AsAnswer()
            : Page.Of<ClosedPage>(new ClosedModel(running, http.Visitor(), await SendAgain.Of(http)), StatusCodes.Status503ServiceUnavailable);
        await answer.ExecuteAsync(http);
    }

    private static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}

/// <summary>What is said to a person whose form could not be taken now.</summary>
/// <param name="Running">The maintenance.</param>
/// <param name="Visitor">Whose menu stands above it.</param>
/// <param name="Again">What she sent, where it could be kept.</param>
public sealed record ClosedModel(Announced Running, Visitor Visitor, SendAgain? Again);
