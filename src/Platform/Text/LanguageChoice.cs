using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace SmartLocal.Platform.Text;

/// <summary>
/// The language of one request: <c>?lang=</c>, else the cookie <c>lang</c>, else Japanese. Also among the request's features.
/// </summary>
public sealed class LanguageChoice
{
    internal const string Name = "lang";

    private HttpRequest? request;

    /// <summary>The language. Japanese where nobody has chosen, as in a job.</summary>
    public Language Language { get; private set; } = Language.Ja;

    /// <summary>The address of the page being read, in another language, with the rest of its query kept.</summary>
    public string Link(Language other)
    {
        if (request is null)
            return "?" + Name + "=" + other.Code();
        var query = new QueryBuilder(
            request.Query.Where(q => q.Key != Name).SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v ?? "")))
        {
            { Name, other.Code() },
        };
        return UriHelper.BuildRelative(request.PathBase, request.Path, query.ToQueryString());
    }

    /// <summary>Chooses for work that has no request: a mail, a print.</summary>
    internal void Choose(Language language) => Language = language;

    internal void Choose(HttpContext context)
    {
        request = context.Request;
        var asked = LanguageCodes.Parse(request.Query[Name]);
        Language = asked ?? LanguageCodes.Parse(request.Cookies[Name]) ?? Language.Ja;
        if (asked is { } chosen && request.Cookies[Name] != chosen.Code())
            context.Response.Cookies.Append(Name, chosen.Code(), Cookie(request.IsHttps));
    }

    // A choice of language says nothing about the person and is what the page needs to be readable at all.
    private static CookieOptions Cookie(bool secure) => new()
    {
        MaxAge = TimeSpan.FromDays(365),
        Path = "/",
        HttpOnly = true,
        Secure = secure,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
    };
}

/// <summary>Adds the choice of language to the pipeline.</summary>
public static class LanguageSetup
{
    /// <summary>Chooses the language of each request. Stands before everything that shows text.</summary>
    public static IApplicationBuilder UseLanguage(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var choice = context.RequestServices.GetRequiredService<LanguageChoice>();
        choice.Choose(context);
        context.Features.Set(choice);
        return next(context);
    });
}
