using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Maintenance;

/// <summary>Announcing a maintenance and ending it, on screen and over the API.</summary>
internal static class MaintenancePages
{
    public const string Path = "/staff/maintenance";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Path);
        pages.MapGet("", Show).Needs(JobRight.Operate);
        pages.MapPost("", Announce).Needs(JobRight.Operate);
        pages.MapPost("/end", End).Needs(JobRight.Operate);

        var api = routes.MapGroup("/api/maintenance").ForMachines().WithTags("maintenance");
        api.MapGet("", Read).Public().Produces<Announced>().Produces(204);
        api.MapPost("", AnnounceByApi).Needs(JobRight.Operate).Produces<Announced>().Produces<ProblemDocument>(422, "application/problem+json").Produces<ProblemDocument>(409, "application/problem+json");
        api.MapDelete("", EndByApi).Needs(JobRight.Operate).Produces(204).Produces<ProblemDocument>(409, "application/problem+json");
    }

    private static IResult Show(MaintenancePlan plan) => Page.Of<MaintenancePage>(new MaintenanceModel(plan.Current, plan.Running is not null, null, null, null));

    private static async Task<IResult> Announce(PostedForm form, City city, MaintenancePlan plan, CancellationToken ct)
    {
        var (from, until) = (form["from"], form["until"]);
        var announced = await city.Perform(new AnnounceMaintenance(Typed(from), Typed(until)), ct);
        await plan.TakeCurrent(ct);
        return announced.IsRefused
            ? Page.Of<MaintenancePage>(new MaintenanceModel(plan.Current, plan.Running is not null, from, until, announced.Refusal), announced.Refusal.Status())
            : Page.Then(Path, "maintenance.notice.announced");
    }

    private static async Task<IResult> End(City city, MaintenancePlan plan, CancellationToken ct)
    {
        var ended = await city.Perform(new EndMaintenance(), ct);
        await plan.TakeCurrent(ct);
        return ended.IsRefused
            ? Page.Of<MaintenancePage>(new MaintenanceModel(plan.Current, plan.Running is not null, null, null, ended.Refusal), ended.Refusal.Status())
            : Page.Then(Path, "maintenance.notice.ended");
    }

    private static IResult Read(MaintenancePlan plan) => plan.Current is { } current ? Results.Json(current, CityJson.Options) : Results.NoContent();

    private static async Task<IResult> AnnounceByApi(HttpContext http, City city, MaintenancePlan plan, CancellationToken ct)
    {
        // Read here and not bound: a route that only takes JSON is no route for whoever sends something else, and she would be told so.
        if (await Asked(http, ct) is not { } asked) return AnnounceMaintenance.TimeUnreadable.Because().AsAnswer();
        var announced = await city.Perform(new AnnounceMaintenance(asked.From, asked.Until), ct);
        await plan.TakeCurrent(ct);
        return announced.IsRefused ? announced.Refusal.AsAnswer() : Results.Json(announced.Value, CityJson.Options);
    }

    private static async Task<IResult> EndByApi(City city, MaintenancePlan plan, CancellationToken ct)
    {
        var ended = await city.Perform(new EndMaintenance(), ct);
        await plan.TakeCurrent(ct);
        return ended.IsRefused ? ended.Refusal.AsAnswer() : Results.NoContent();
    }

    private static async Task<Announced?> Asked(HttpContext http, CancellationToken ct)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body) body.MaxRequestBodySize = 1024;
        try
        {
            return http.Request.HasJsonContentType() ? await http.Request.ReadFromJsonAsync<Announced>(CityJson.Options, ct) : null;
        }
        catch (Exception e) when (e is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }

    /// <summary>What a datetime-local field sends, or a person without such a field types, as a time in Tokyo.</summary>
    private static Instant? Typed(string? text) =>
        DateTime.TryParseExact(
            Fold.Code(text ?? "").Trim(), ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy/M/d H:mm"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? TokyoTime.At(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time))
            : null;
}

/// <summary>The screen.</summary>
/// <param name="Current">What stands announced.</param>
/// <param name="IsRunning">Whether it has begun.</param>
/// <param name="From">The beginning as it was typed.</param>
/// <param name="Until">The end as it was typed.</param>
/// <param name="Refusal">Why it could not be done.</param>
public sealed record MaintenanceModel(Announced? Current, bool IsRunning, string? From, string? Until, Refusal? Refusal);
