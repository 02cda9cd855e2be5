using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Files;
using SmartLocal.Platform.Text;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Clients;

/// <summary>Access tokens for outside systems: client credentials (RFC 6749, 4.4) with private_key_jwt, and what finds and ends them (RFC 8414, RFC 7009).</summary>
internal static class OAuthRoutes
{
    public const string Token = "/oauth/token";

    private const string Revoke = "/oauth/revoke";
    private const string Form = "application/x-www-form-urlencoded";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var oauth = routes.MapGroup("").ForMachines().WithTags("access");
        oauth.MapGet("/.well-known/oauth-authorization-server", Metadata).Public().Produces<ServerMetadata>();
        oauth.MapPost(Token, Issue).Public().Accepts<TokenRequest>(Form).Produces<TokenAnswer>().Produces<OAuthError>(StatusCodes.Status400BadRequest).Produces<OAuthError>(StatusCodes.Status401Unauthorized);
        oauth.MapPost(Revoke, End).Public().Accepts<RevocationRequest>(Form).Produces(StatusCodes.Status200OK).Produces<OAuthError>(StatusCodes.Status401Unauthorized);
    }

    private static IResult Metadata(SiteAddress site, IEnumerable<ClientScope> scopes) => site.Value is { } issuer
        ? Results.Json(new ServerMetadata(
            issuer, issuer + Token, issuer + Revoke, ["client_credentials"], [], ["private_key_jwt"], ClientAssertion.Algorithms, ["private_key_jwt"],
            ClientAssertion.Algorithms, [.. scopes.Select(s => s.Name).Order(StringComparer.Ordinal)]))
        : SignIn.AskForLink.NoSiteAddress.Because().AsAnswer();

    private static async Task<IResult> Issue(HttpContext http, City city, ClientAssertion assertions, FileStore files, TextCatalogue texts, CancellationToken ct)
    {
        if (await Read(http, files, ct) is not { } form) return Error("invalid_request", null, texts);
        if (form["grant_type"] != "client_credentials") return Error("unsupported_grant_type", null, texts);
        var client = await Who(form, Token, assertions, ct);
        var issued = client.IsRefused ? client.Refusal : await city.Perform(new IssueClientToken(client.Value, Scopes.In(form["scope"])), ct);
        if (issued.IsRefused) return Error(Code(issued.Refusal), issued.Refusal, texts);
        NoStore(http);
        return Results.Json(new TokenAnswer(issued.Value.Secret, "Bearer", (int)IssueClientToken.Validity.TotalSeconds, issued.Value.Scopes));
    }

    private static async Task<IResult> End(HttpContext http, City city, ClientAssertion assertions, FileStore files, TextCatalogue texts, CancellationToken ct)
    {
        if (await Read(http, files, ct) is not { } form || form["token"] is not { Length: > 0 } token) return Error("invalid_request", null, texts);
        var client = await Who(form, Revoke, assertions, ct);
        var ended = client.IsRefused ? client.Refusal : await city.Perform(new RevokeClientToken(client.Value, token), ct);
        return ended.IsRefused ? Error(Code(ended.Refusal), ended.Refusal, texts) : Results.Ok();
    }

    /// <summary>The form, or null when it is none or says something twice (RFC 6749, 3.2).</summary>
    private static async Task<PostedForm?> Read(HttpContext http, FileStore files, CancellationToken ct) =>
        (await PostedForm.Read(http, files, _ => null, ct)).Try(out var form, out _) && form.Names.All(n => form.All(n).Count == 1) ? form : null;

    private static async Task<Result<AssertedClient>> Who(PostedForm form, string endpoint, ClientAssertion assertions, CancellationToken ct)
    {
        if (form["client_assertion_type"] != ClientAssertion.Type) return ClientAssertion.Invalid.Because();
        var client = await assertions.Check(form["client_assertion"], endpoint, ct);
        return client.IsRefused || form["client_id"] is not { } named || named == client.Value.Client.Value.ToString("d") ? client : ClientAssertion.Invalid.Because();
    }

    private static string Code(Refusal refusal) =>
        refusal.Kind == IssueClientToken.ScopeNotGranted ? "invalid_scope"
        : refusal.Kind == ClientAssertion.Invalid ? "invalid_client"
        : "temporarily_unavailable";

    // error_description is ASCII by RFC 6749, so it is the English sentence whatever the caller reads.
    private static IResult Error(string code, Refusal? refusal, TextCatalogue texts) => Results.Json(
        new OAuthError(code, refusal is null ? null : new Text.Text(texts, Language.En).Of(refusal).Plain),
        statusCode: code switch
        {
            "invalid_client" => StatusCodes.Status401Unauthorized,
            "temporarily_unavailable" => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status400BadRequest,
        });

    private static void NoStore(HttpContext http) => http.Response.Headers.CacheControl = "no-store";
}

/// <summary>What is known of the authorization server (RFC 8414).</summary>
internal sealed record ServerMetadata(
    [property: JsonPropertyName("issuer")] string Issuer,
    [property: JsonPropertyName("token_endpoint")] string TokenEndpoint,
    [property: JsonPropertyName("revocation_endpoint")] string RevocationEndpoint,
    [property: JsonPropertyName("grant_types_supported")] IReadOnlyList<string> GrantTypes,
    [property: JsonPropertyName("response_types_supported")] IReadOnlyList<string> ResponseTypes,
    [property: JsonPropertyName("token_endpoint_auth_methods_supported")] IReadOnlyList<string> AuthMethods,
    [property: JsonPropertyName("token_endpoint_auth_signing_alg_values_supported")] IReadOnlyList<string> Algorithms,
    [property: JsonPropertyName("revocation_endpoint_auth_methods_supported")] IReadOnlyList<string> RevocationAuthMethods,
    [property: JsonPropertyName("revocation_endpoint_auth_signing_alg_values_supported")] IReadOnlyList<string> RevocationAlgorithms,
    [property: JsonPropertyName("scopes_supported")] IReadOnlyList<string> Scopes);

/// <summary>What is asked at the token endpoint.</summary>
internal sealed record TokenRequest(
    [property: JsonPropertyName("grant_type")] string GrantType,
    [property: JsonPropertyName("client_assertion_type")] string ClientAssertionType,
    [property: JsonPropertyName("client_assertion")] string ClientAssertion,
    [property: JsonPropertyName("scope")] string? Scope);

/// <summary>What is asked at the revocation endpoint.</summary>
internal sealed record RevocationRequest(
    [property: JsonPropertyName("token")] string Token,
    [property: JsonPropertyName("client_assertion_type")] string ClientAssertionType,
    [property: JsonPropertyName("client_assertion")] string ClientAssertion);

/// <summary>An access token as it is handed out.</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("scope")] string Scope);

/// <summary>Why not.</summary>
internal sealed record OAuthError(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Description);
