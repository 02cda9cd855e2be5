using Microsoft.AspNetCore.Http;

namespace SmartLocal.Platform.Web;

/// <summary>
/// What cookies that open something are called. Over https their names begin with <c>__Host-</c>: browsers then keep them to
/// this very host, to https and to the whole site, and no neighbouring host can plant one.
/// </summary>
public static class CookieNames
{
    /// <summary>The name of the cookie for this request.</summary>
    public static string Of(HttpRequest request, string name) => request.IsHttps ? "__Host-" + name : name;
}
