using Microsoft.AspNetCore.Http;
using SmartLocal.Platform.Maps;

namespace SmartLocal.Host;

/// <summary>What every answer tells the browser: run nothing that is not ours, tell nobody where the reader came from.</summary>
internal sealed class Headers(RequestDelegate next, CityMap map)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; form-action 'self'; base-uri 'none'; " +
        "frame-ancestors 'none'; manifest-src 'self'; connect-src 'self'";

    private volatile Allowed allowed = new(null, Policy);

    public Task InvokeAsync(HttpContext http)
    {
        // At the last moment: an answer that is taken back for another keeps none of the headers it had.
        http.Response.OnStarting(() =>
        {
            Write(http);
            return Task.CompletedTask;
        });
        return next(http);
    }

    // The one exception is what the city itself names: the tiles beneath its map are fetched from there, as pictures and never as script.
    private string PolicyNow()
    {
        var (now, known) = (map.TileOrigin, allowed);
        if (now != known.Tiles) allowed = known = new(now, $"{Policy} {now}".TrimEnd());
        return known.Policy;
    }

    private void Write(HttpContext http)
    {
        var headers = http.Response.Headers;
        // A file that somebody sent comes with a stricter one of its own.
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = PolicyNow();
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Only an https answer may say so, and a browser that has heard it once asks by nothing else for a year.
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=()";
        // A page may hold a person's data; on a shared terminal the back button must not bring it back.
        if (http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true) headers.CacheControl = "no-store";
    }

    private sealed record Allowed(string? Tiles, string Policy);
}
