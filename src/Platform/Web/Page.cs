using System.Text;
using Microsoft.AspNetCore.Http;
using SmartLocal.Platform.Kit;

namespace SmartLocal.Platform.Web;

/// <summary>Pages as results of routes: a part with the parameter <c>Model</c>, rendered once on the server.</summary>
public static class Page
{
    /// <summary>The page for this model.</summary>
    public static IResult Of<TPart>(object model, int status = StatusCodes.Status200OK) where TPart : PagePart =>
        new Rendered(typeof(TPart), new Dictionary<string, object?>(StringComparer.Ordinal) { ["Model"] = model }, status);

    /// <summary>After a form was accepted: the browser gets the next page by GET, so that reloading it sends nothing twice.</summary>
    public static IResult Then(string path) => new SeeOther(path);

    /// <summary>303, and a notice shown once on the next page.</summary>
    public static IResult Then(string path, string noticeKey) => new SeeOther(path, noticeKey);

    /// <summary>The page of this part with these parameters.</summary>
    internal sealed class Rendered(Type part, IDictionary<string, object?> parameters, int status = StatusCodes.Status200OK) : IResult
    {
        [ThreadStatic]
        private static PageText? spare;

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var page = spare ?? new PageText();
            spare = null;
            using (var writer = new PageWriter(httpContext.RequestServices, page)) writer.Write(part, parameters);

            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            var length = Encoding.UTF8.GetByteCount(page.Written);
            response.ContentLength = length;
            Encoding.UTF8.GetBytes(page.Written, response.BodyWriter.GetSpan(length));
            response.BodyWriter.Advance(length);
            Keep(page);
            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
        }

        private static void Keep(PageText page)
        {
            if (page.Capacity > 4 * PageText.UsualLength)
            {
                page.Dispose();
                return;
            }

            page.Clear();
            spare = page;
        }
    }

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
