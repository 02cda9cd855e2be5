using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Platform.Files;

namespace SmartLocal.Platform.Web;

/// <summary>A form that could not be taken now, to be sent again from the page that says so: what was typed is not lost.</summary>
/// <param name="Path">Where it was sent.</param>
/// <param name="Typed">What was in it. No secret: that is typed again, it has no business in the source of a page.</param>
/// <param name="Files">Whether files were chosen, which have to be chosen again.</param>
public sealed record SendAgain(string Path, IReadOnlyList<KeyValuePair<string, string>> Typed, bool Files)
{
    /// <summary>The fields of the city's forms that hold passwords and codes.</summary>
    public static readonly FrozenSet<string> Secrets = new[] { "password", "old", "code" }.ToFrozenSet(StringComparer.Ordinal);

    // More than any form of the city has; a file is not read only to be refused.
    private const long LargestKept = 1_000_000;

    /// <summary>
    /// The form of this request; null when there is none, when it is too large to be kept, and when another site sent it: nobody
    /// shall be asked, on a page of the city's, to send what she never typed.
    /// </summary>
    internal static async Task<SendAgain?> Of(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || !Guard.SameSite(http.Request)) return null;
        var path = http.Request.Path.Value + http.Request.QueryString;
        // A form without a field is sent without a type.
        if (http.Request.ContentLength == 0) return new(path, [], Files: false);
        var form = http.Features.Get<PostedForm>();
        if (form is null)
        {
            if (!(http.Request.ContentLength <= LargestKept)) return null;
            var read = await PostedForm.Read(http, http.RequestServices.GetRequiredService<FileStore>(), _ => null, http.RequestAborted);
            if (!read.Try(out form, out _)) return null;
        }

        return new SendAgain(path, [.. form.Names.Where(n => !Secrets.Contains(n)).SelectMany(n => form.All(n).Select(v => KeyValuePair.Create(n, v)))], form.HadFiles);
    }
}
