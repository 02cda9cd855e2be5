using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Behalf;
using SmartLocal.Platform.Clients;
using SmartLocal.Platform.SignIn;

namespace SmartLocal.Platform.Web;

/// <summary>
/// Stands before every route: who is it (session cookie or bearer token), does the route admit her, and did the request
/// come from this site. Cross-site requests are told by the browser itself (Fetch Metadata, and Origin where that is
/// missing), so forms need no token, stay cacheable, and survive an expired session with everything typed in them.
/// </summary>
internal sealed class Guard(RequestDelegate next)
{
    public const string SessionCookie = "session";

    /// <summary>The request came from another site.</summary>
    public static readonly RefusalKind CrossSite = new("platform.cross-site", RefusalReason.NotAllowed);

    public async Task InvokeAsync(HttpContext http, Sessions sessions, RateLimits limits, ClientTokens tokens)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint is null)
        {
            await next(http);
            return;
        }

        var machine = endpoint.Metadata.GetMetadata<MachineRoute>() is not null;
        var bearer = Bearer(http.Request);
        var cookie = machine && bearer is not null ? null : http.Request.Cookies[CookieNames.Of(http.Request, SessionCookie)];
        var secret = bearer ?? cookie;
        var signedIn = secret is null ? null
            : bearer?.StartsWith(ClientTokens.Mark, StringComparison.Ordinal) is true ? await tokens.Find(secret, http.RequestAborted)
            : await sessions.Find(secret, http.RequestAborted);
        // Whose mandate is over reads as a visitor would until she says that she goes on for herself.
        var over = signedIn is { ActingIsOver: true } && endpoint.Metadata.GetMetadata<AfterActing>() is null;
        var actor = over || signedIn is null ? Actor.Visitor : signedIn.Actor;
        Refusal? unknown = null;
        if (machine && http.Request.Headers[Mandates.Header] is [{ } named]) (actor, unknown) = await For(actor, named, sessions, http.RequestAborted);
        actor = actor with { Channel = machine ? Channels.Api : actor.OnBehalfOf?.Medium ?? Channels.Web, Browser = http.Request.Headers.UserAgent };
        var visitor = new Visitor(signedIn, actor, secret);
        http.Features.Set(visitor);

        // Styles and scripts cost next to nothing, and every page brings some of its own.
        if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && limits.Wait(http.Request, visitor) is { } wait)
        {
            await RateLimits.TooOften.Because(("seconds", (int)Math.Ceiling(wait.TotalSeconds))).AsAnswer().ExecuteAsync(http);
            return;
        }

        if (bearer is null && !SameSite(http.Request))
        {
            await CrossSite.Because().AsAnswer().ExecuteAsync(http);
            return;
        }

        if (unknown is not null)
        {
            await unknown.AsAnswer().ExecuteAsync(http);
            return;
        }

        var needed = (endpoint.Metadata.GetMetadata<RoutePermission>()
            ?? throw new InvalidOperationException($"{endpoint.DisplayName} does not say who may use it: mark it .Public() or .Needs(...)")).Permission;
        if (over && !(needed.Allows(visitor.Actor) && IsSafe(http.Request)))
        {
            await (machine ? Mandates.Over.Because().AsAnswer() : Page.Of<ActingOverPage>(visitor, StatusCodes.Status409Conflict)).ExecuteAsync(http);
            return;
        }

        if (!needed.Allows(visitor.Actor))
        {
            // RFC 6750, 3: what is wrong with the token, for the library that sent it.
            if (bearer is not null) http.Response.Headers.WWWAuthenticate = signedIn is null ? "Bearer error=\"invalid_token\"" : "Bearer error=\"insufficient_scope\"";
            await TurnAway(http, needed, visitor, machine).ExecuteAsync(http);
            return;
        }

        await next(http);
    }

    private static IResult TurnAway(HttpContext http, Permission needed, Visitor visitor, bool machine)
    {
        if (visitor.Actor is { Kind: ActorKind.Staff, Level: IdentityLevel.None } && !machine) return Page.Then("/staff/account", "sign-in.second-factor-first");
        if (visitor.SignedIn is not null)
        {
            var no = Performing.Refuse(needed, visitor.Actor);
            return machine ? no.AsAnswer()
                : no.Kind == Mandates.OnlyForHerself ? Page.Of<OnlyForHerselfPage>(visitor, StatusCodes.Status403Forbidden)
                : Page.Of<NotAllowedPage>(visitor, StatusCodes.Status403Forbidden);
        }

        if (machine) return Performing.SignInNeeded.Because().AsAnswer();
        var returnTo = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : http.Request.Path.Value;
        var door = needed == Permission.Resident || needed == Permission.Self || needed == Permission.Applicant ? "/sign-in" : "/staff/sign-in";
        return Page.Then($"{door}?returnTo={Uri.EscapeDataString(returnTo ?? "/")}");
    }

    private static async Task<(Actor Actor, Refusal? Unknown)> For(Actor actor, string mandate, Sessions sessions, CancellationToken ct) =>
        actor.Kind is ActorKind.Resident && Guid.TryParse(mandate, out var id) && await sessions.For(actor.Id, MandateId.From(id), ct) is { } person
            ? (actor with { OnBehalfOf = person }, null)
            : (actor, actor.Kind is ActorKind.Anonymous ? Performing.SignInNeeded.Because() : Mandate.Unknown.Because());

    private static bool IsSafe(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { Length: > 7 and < 200 } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header[7..].Trim()
            : null;

    internal static bool SameSite(HttpRequest request)
    {
        if (IsSafe(request)) return true;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        // Neither header: not a browser of the last years. Without a cookie there is nothing to ride on.
        return origin.Length == 0 ? request.Cookies.Count == 0 : origin == $"{request.Scheme}://{request.Host}";
    }
}

/// <summary>Who makes the request.</summary>
/// <param name="SignedIn">Who is signed in, or null.</param>
/// <param name="Actor">The actor with its channel.</param>
/// <param name="Secret">The session's secret, for signing out.</param>
public sealed record Visitor(SignedInAs? SignedIn, Actor Actor, string? Secret);

/// <summary>The request's visitor.</summary>
public static class VisitorOfRequest
{
    /// <summary>Who makes the request.</summary>
    public static Visitor Visitor(this HttpContext http) =>
        http.Features.Get<Visitor>() ?? new Visitor(null, Actor.Visitor, null);
}
