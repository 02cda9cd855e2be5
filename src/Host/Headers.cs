using Microsoft.AspNetCore.Http;

namespace SmartLocal.Host;

/// <summary>What every answer tells the browser: run nothing that is not ours, tell nobody where the reader came from.</summary>
internal sealed class Headers(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    public Task InvokeAsync(HttpContext http)
    {
        // At the last moment: an answer that is taken back for another keeps none of the headers it had.
        http.Response.OnStarting(static state =>
        {
            Write((HttpContext)state);
            return Task.CompletedTask;
        }, http);
        return next(http);
    }

    private static void Write(HttpContext http)
    {
        var headers = http.Response.Headers;
        // A file that somebody sent comes with a stricter one of its own.
        if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = Policy;
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
}
