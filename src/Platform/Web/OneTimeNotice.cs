using Microsoft.AspNetCore.Http;

namespace SmartLocal.Platform.Web;

/// <summary>
/// A notice for the next page only. The cookie holds the key of a text, never the text: whatever somebody writes into it,
/// only a catalogued sentence can be shown.
/// </summary>
public static class OneTimeNotice
{
    private const string Cookie = "notice";

    internal static void Leave(HttpContext http, string key) =>
        http.Response.Cookies.Append(Cookie, key, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true });

    /// <summary>The key left for this page, taken away as it is read; null when there is none.</summary>
    public static string? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 and < 100 } key) return null;
        http.Response.Cookies.Delete(Cookie);
        return key;
    }
}
