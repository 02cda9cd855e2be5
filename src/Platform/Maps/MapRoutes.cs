using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Maps;

/// <summary>What the maps on the pages ask the city for.</summary>
internal static class MapRoutes
{
    public const string Outline = "/map/outline.json";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Outline, Show).Public();

    // The pages name it with its version, so that what the browser has once is asked for again only after a release that changes it.
    private static IResult Show(string? v, HttpContext http, CityMap map)
    {
        if (map.Outline is not var (json, version)) return Results.NotFound();
        http.Response.Headers.CacheControl = v == version ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(json, "application/json; charset=utf-8");
    }
}
