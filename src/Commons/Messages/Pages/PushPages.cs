using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using SmartLocal.Messages.Contracts;
using SmartLocal.Messages.Push;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Web;

namespace SmartLocal.Messages.Pages;

/// <summary>How a browser is turned on for notifications, and the script that shows them there.</summary>
internal static class PushPages
{
    private static readonly byte[] Worker = Read();

    public static void Map(IEndpointRouteBuilder routes)
    {
        // At the root of the site: a worker that stands deeper would be one for that folder alone.
        routes.MapGet("/push-worker.js", (HttpContext http) =>
        {
            http.Response.Headers[HeaderNames.CacheControl] = "no-cache";
            return Results.Bytes(Worker, "text/javascript");
        }).Public();
        routes.MapPost("/my/ways/push", Add).Needs(Permission.Self);
    }

    private static async Task<IResult> Add(HttpContext http, PostedForm form, City city, CityContext db, WaysParts parts, CancellationToken ct)
    {
        var subscription = form["simulated"] is null ? form["subscription"] : parts.Push.OfSimulatedPhone(http.Visitor().SignedIn!.Name);
        var added = await city.Perform(new AddPush(subscription, http.Request.Headers.UserAgent), ct);
        return added.IsRefused && added.Refusal.Kind != StopAll.SoAlready ? await WaysPages.Show(city, db, parts, added.Refusal, ct) : Page.Then(WaysPages.Path, "messages.push.added");
    }

    private static byte[] Read()
    {
        using var file = typeof(PushPages).Assembly.GetManifestResourceStream("SmartLocal.Messages.Pages.push-worker.js")!;
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
