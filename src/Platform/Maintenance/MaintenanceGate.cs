using System.Globalization;
using Microsoft.AspNetCore.Http;
using SmartLocal.Kernel;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.SignIn;
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

    // Signing in and out goes on: the operator has to get in, and nobody shall have to stay in.
    private static readonly string[] Doors = ["/sign-in", "/sign-out", "/staff/sign-in"];

    public Task InvokeAsync(HttpContext http, MaintenancePlan plan, TimeProvider clock, FileStore files)
    {
        if (plan.Running is not { } running || IsReading(http.Request.Method) || http.GetEndpoint() is not { } endpoint
            || JobRight.Operate.Allows(http.Visitor().Actor) || Array.Exists(Doors, d => http.Request.Path.StartsWithSegments(d, StringComparison.Ordinal)))
            return next(http);

        var left = (int)Math.Ceiling((running.Until.ToDateTimeOffset() - clock.GetUtcNow()).TotalSeconds);
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.RetryAfter = Math.Max(1, left).ToString(CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        return endpoint.Metadata.GetMetadata<MachineRoute>() is not null
            ? Closed.Because(("until", running.Until)).AsProblem().ExecuteAsync(http)
            : GiveBack(http, running, files);
    }

    private static async Task GiveBack(HttpContext http, Announced running, FileStore files)
    {
        var sent = await PostedForm.Read(http, files, _ => null, http.RequestAborted);
        IReadOnlyList<KeyValuePair<string, string>> values = sent.Try(out var form, out _)
            ? [.. form.Names.SelectMany(n => form.All(n).Select(v => KeyValuePair.Create(n, v)))]
            : [];
        var model = new ClosedModel(
            running, http.Visitor(), http.Request.Path + http.Request.QueryString, values, sent.IsRefused || form!.Files.Count > 0);
        await Page.Of<ClosedPage>(model, StatusCodes.Status503ServiceUnavailable).ExecuteAsync(http);
    }

    private static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}

/// <summary>What is said to a person whose form could not be taken now.</summary>
/// <param name="Running">The maintenance.</param>
/// <param name="Visitor">Whose menu stands above it.</param>
/// <param name="Path">Where she sent the form.</param>
/// <param name="Values">What was in it.</param>
/// <param name="WithoutFiles">Whether something of it could not be kept: files have to be chosen again.</param>
public sealed record ClosedModel(
    Announced Running, Visitor Visitor, string Path, IReadOnlyList<KeyValuePair<string, string>> Values, bool WithoutFiles);
