using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SmartLocal.Modules.Tests.Platform.SignIn;

/// <summary>In what a provider can lie.</summary>
public enum Lie
{
    None,
    Issuer,
    Audience,
    Nonce,
    NoNonce,
    Expired,
    NoExpiry,
    NotYet,
    Unsigned,
    ForeignKey,
    SharedSecret,
    NoSubject,
    LessScope,
    OtherAcr,
    NoToken,
    Broken,
}

/// <summary>A provider of OpenID Connect over HTTP that says about anybody whatever the test wants, true or not.</summary>
public sealed class LyingProvider : IAsyncDisposable
{
    public const string ClientId = "ome";

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ConcurrentDictionary<string, bool> spent = new();
    private readonly TimeProvider clock;
    private readonly WebApplication app;

    private LyingProvider(TimeProvider clock)
    {
        this.clock = clock;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = DiscoveredIssuer ?? Issuer, authorization_endpoint = Issuer + "/authorize", token_endpoint = Issuer + "/token", jwks_uri = Issuer + "/keys",
            authorization_response_iss_parameter_supported = true,
        }));
        app.MapGet("/keys", () =>
        {
            var web = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(key) { KeyId = "k" });
            return Results.Json(new { keys = new[] { new { kty = web.Kty, crv = web.Crv, x = web.X, y = web.Y, kid = "k", use = "sig" } } });
        });
        app.MapPost("/token", (Func<HttpContext, Task<IResult>>)Token);
    }

    public string Issuer => app.Urls.First();

    public Lie Lie { get; set; }

    public string? DiscoveredIssuer { get; set; }

    public string Subject { get; set; } = "somebody-in-particular";

    /// <summary>What its next token says she was asked.</summary>
    public string Nonce { get; set; } = "";

    public static async Task<LyingProvider> Start(TimeProvider clock)
    {
        var provider = new LyingProvider(clock);
        await provider.app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
        foreign.Dispose();
    }

    private async Task<IResult> Token(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        if (!spent.TryAdd(form["code"].ToString(), true)) return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        if (Lie is Lie.Broken) return Results.StatusCode(500);
        if (Lie is Lie.NoToken) return Results.Json(new { access_token = "a", token_type = "Bearer" });
        return Results.Json(new { access_token = "a", token_type = "Bearer", scope = Lie is Lie.LessScope ? "openid" : "openid sign", id_token = IdToken() });
    }

    private string IdToken()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { ["acr"] = Lie is Lie.OtherAcr ? "aal1" : "aal3", ["name"] = "デモ 花子" };
        if (Lie is not Lie.NoSubject) claims["sub"] = Subject;
        if (Lie is not Lie.NoNonce) claims["nonce"] = Lie is Lie.Nonce ? "another" : Nonce;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Lie is Lie.Issuer ? "https://elsewhere.example" : Issuer,
            Audience = Lie is Lie.Audience ? "another-city" : ClientId,
            IssuedAt = now,
            NotBefore = Lie is Lie.NotYet ? now.AddMinutes(10) : null,
            Expires = Lie switch { Lie.NoExpiry => null, Lie.Expired => now.AddMinutes(-5), _ => now.AddMinutes(20) },
            Claims = claims,
            SigningCredentials = Lie switch
            {
                Lie.Unsigned => null,
                Lie.ForeignKey => new SigningCredentials(new ECDsaSecurityKey(foreign) { KeyId = "k" }, SecurityAlgorithms.EcdsaSha256),
                // The public key, used as if it were a secret that both know.
                Lie.SharedSecret => new SigningCredentials(new SymmetricSecurityKey(key.ExportSubjectPublicKeyInfo()) { KeyId = "k" }, SecurityAlgorithms.HmacSha256),
                _ => new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = "k" }, SecurityAlgorithms.EcdsaSha256),
            },
        });
    }
}
