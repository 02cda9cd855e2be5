using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;
using SmartLocal.Platform.Web;

namespace SmartLocal.Simulators.DigitalId;

/// <summary>The simulator's endpoints: those a client asks, and the page a person sees.</summary>
internal static class DigitalIdRoutes
{
    private static readonly HttpClient Http = new();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var root = routes.MapGroup(DigitalIdSimulator.Root).Public();
        root.MapGet("/.well-known/openid-configuration", (DigitalIdSimulator simulator) => Results.Json(simulator.Discovery()));
        root.MapGet("/keys", (DigitalIdSimulator simulator) => Results.Json(simulator.Keys()));
        root.MapGet("/authorize", Ask);
        root.MapPost("/authorize", Answer);
        root.MapPost("/token", Token);
        root.MapPost("/sign-transactions", (HttpContext http, SignTransactions transactions, CancellationToken ct) => BeginSigning(http, transactions, ct));
        root.MapGet("/sign-transactions/{id}/result", (string id, HttpContext http, SignTransactions transactions) =>
            transactions.Result(id, Bearer(http)) is { } signed ? Results.Json(signed) : Results.StatusCode(StatusCodes.Status403Forbidden));
    }

    private static IResult Ask(HttpContext http, DigitalIdSimulator simulator)
    {
        var request = AuthorizeRequest.Read(name => http.Request.Query[name]);
        // An unknown client or address is never sent back to: it could be anybody's.
        if (!simulator.Knows(request)) return Show(simulator, request, isUnknown: true);
        return request.Mistake() is { } mistake ? Back(simulator, request, ("error", mistake)) : Show(simulator, request, isUnknown: false);
    }

    private static async Task<IResult> Answer(PostedForm form, DigitalIdSimulator simulator, SignTransactions transactions)
    {
        var request = AuthorizeRequest.Read(name => form[name]);
        if (!simulator.Knows(request)) return Show(simulator, request, isUnknown: true);
        if ((request.Mistake() ?? transactions.Mistake(request)) is { } mistake) return Back(simulator, request, ("error", mistake));
        if (form["action"] != "allow") return Back(simulator, request, ("error", "access_denied"));
        var fault = Enum.TryParse<DigitalIdFault>(form["fault"], ignoreCase: true, out var asked) ? asked : DigitalIdFault.None;
        return simulator.Give(request, form["card"] ?? "", fault) is { } code ? Back(simulator, request, ("code", code)) : Show(simulator, request, isUnknown: false, nobody: true);
    }

    private static async Task<IResult> Token(
        PostedForm form, DigitalIdSimulator simulator, SignTransactions transactions, SiteAddress site, TimeProvider clock, CancellationToken ct)
    {
        var client = form["client_id"] ?? "";
        var keys = new JsonWebKeySet(await Http.GetStringAsync(new Uri($"{site.Value}/sign-in/client-keys"), ct));
        if (!await simulator.IsClient(client, form["client_assertion"] ?? "", keys)) return Results.Json(new { error = "invalid_client" }, statusCode: StatusCodes.Status401Unauthorized);
        if (form["grant_type"] == "client_credentials") return Results.Json(new { access_token = transactions.ForClient(), token_type = "Bearer", expires_in = 60 });
        if (form["grant_type"] != "authorization_code") return Results.Json(new { error = "unsupported_grant_type" }, statusCode: StatusCodes.Status400BadRequest);
        if (simulator.Take(form["code"] ?? "", client, form["redirect_uri"] ?? "", form["code_verifier"] ?? "") is not { } grant)
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        if (grant.Fault is DigitalIdFault.Down) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        if (grant.Fault is DigitalIdFault.Slow) await Task.Delay(DigitalIdSimulator.SlowFor, clock, ct);
        return Results.Json(new { access_token = transactions.Sign(grant), token_type = "Bearer", expires_in = 60, scope = grant.Request.Scope, id_token = simulator.IdToken(grant) });
    }

    private static async Task<IResult> BeginSigning(HttpContext http, SignTransactions transactions, CancellationToken ct)
    {
        try
        {
            var asked = await http.Request.ReadFromJsonAsync<SigningAsked>(ct);
            return asked is not null && transactions.Begin(asked, Bearer(http)) is { } id
                ? Results.Json(new Dictionary<string, string>(StringComparer.Ordinal) { ["sign_transaction_id"] = id })
                : Results.StatusCode(StatusCodes.Status403Forbidden);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // no JSON, or not said to be
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }
    }

    private static string Bearer(HttpContext http) => http.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token] ? token : "";

    private static IResult Show(DigitalIdSimulator simulator, AuthorizeRequest request, bool isUnknown, bool nobody = false) => Page.Of<AuthorizePage>(
        new AuthorizeModel(request, simulator.People, isUnknown, nobody),
        isUnknown ? StatusCodes.Status400BadRequest : nobody ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    private static SeeElsewhere Back(DigitalIdSimulator simulator, AuthorizeRequest request, (string Name, string Value) answer) => new SeeElsewhere(
        QueryHelpers.AddQueryString(request.RedirectUri, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [answer.Name] = answer.Value, ["state"] = request.State, ["iss"] = simulator.Issuer,
        }));

    /// <summary>303: the browser goes on by GET, whatever method brought it here.</summary>
    private sealed class SeeElsewhere(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}

public sealed record AuthorizeModel(AuthorizeRequest Request, IReadOnlyList<TestPerson> People, bool IsUnknown, bool Nobody);
