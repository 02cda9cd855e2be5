using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Platform.Files;

namespace SmartLocal.Platform.Web;

/// <summary>A form that could not be taken now, to be sent again from the page that says so: what was typed is not lost.</summary>
/// <param name="Path">Where it was sent.</param>
/// <param name="Typed">What was in it. No password: that is typed again, it has no business in the source of a page.</param>
public sealed record SendAgain(string Path, IReadOnlyList<KeyValuePair<string, string>> Typed)
{
    // More than any form of the city has; a file is not read only to be refused.
    private const long LargestKept = 1_000_000;

    /// <summary>The form of this request; null when there is none, or when it can't be kept whole (files have to be chosen again).</summary>
    internal static async Task<SendAgain?> Of(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) return null;
        var path = http.Request.Path.Value + http.Request.QueryString;
        // A form without a field is sent without a type.
        if (http.Request.ContentLength == 0) return new(path, []);
        var form = http.Features.Get<PostedForm>();
        if (form is null)
        {
            if (!(http.Request.ContentLength <= LargestKept)) return null;
            var read = await PostedForm.Read(http, http.RequestServices.GetRequiredService<FileStore>(), _ => null, http.RequestAborted);
            if (!read.Try(out form, out _)) return null;
        }

        return form.Files.Count > 0 ? null : new SendAgain(path, [.. form.Names.Where(n => n != "password").SelectMany(n => form.All(n).Select(v => KeyValuePair.Create(n, v)))]);
    }
}
