using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SmartLocal.Platform.Web;

/// <summary>Pages as results of routes: a component with the parameter <c>Model</c>, rendered once on the server.</summary>
public static class Page
{
    /// <summary>The page for this model.</summary>
    public static IResult Of<TComponent>(object model, int status = StatusCodes.Status200OK) where TComponent : IComponent =>
        new RazorComponentResult<TComponent>(new Dictionary<string, object?>(StringComparer.Ordinal) { ["Model"] = model })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };

    /// <summary>After a form was accepted: the browser gets the next page by GET, so that reloading it sends nothing twice.</summary>
    public static IResult Then(string path) => new SeeOther(path);

    /// <summary>303, and a notice shown once on the next page.</summary>
    public static IResult Then(string path, string noticeKey) => new SeeOther(path, noticeKey);

    private sealed class SeeOther(string path, string? noticeKey = null) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (!path.StartsWith('/') || path.StartsWith("//", StringComparison.Ordinal))
                throw new InvalidOperationException($"'{path}' is not a path of this site");
            if (noticeKey is not null) OneTimeNotice.Leave(httpContext, noticeKey);
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
