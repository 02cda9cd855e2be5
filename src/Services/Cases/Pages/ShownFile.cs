using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SmartLocal.Platform.Files;

namespace SmartLocal.Cases.Pages;

/// <summary>
/// A file of a case. Pictures open in the browser, everything else is saved; the browser never guesses another kind, and
/// nothing in it may run or be kept by a cache on the way.
/// </summary>
internal sealed class ShownFile(KeptFile file, Stream content) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var stream = content;
        var response = httpContext.Response;
        var disposition = new ContentDispositionHeaderValue(file.MediaType is MediaType.Jpeg or MediaType.Png ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "private, no-store";
        response.ContentType = file.MediaType;
        response.ContentLength = file.Size;
        await stream.CopyToAsync(response.Body, httpContext.RequestAborted);
    }
}
