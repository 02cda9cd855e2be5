using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Keys;
using JwtSecurityTokenConverter = System.IdentityModel.Tokens.Jwt.JwtSecurityTokenConverter;

namespace SmartLocal.Platform.SignIn.Elsewhere;

/// <summary>
/// A relying party of OpenID Connect: code flow with PKCE, state, nonce and private_key_jwt. What a token must be, the library
/// decides; here stands which provider is meant, and what follows when it says no (docs/decisions/0012).
/// </summary>
internal sealed partial class OpenIdClient(CityKeys keys, ClientKey client, TimeProvider clock, ILogger<OpenIdClient> log) : IDisposable
{
    /// <summary>She said no over there.</summary>
    public static readonly RefusalKind Denied = new("sign-in.elsewhere-denied", RefusalReason.NotAllowed);

    /// <summary>The provider can't be reached, or takes too long.</summary>
    public static readonly RefusalKind Unavailable = new("sign-in.elsewhere-unavailable", RefusalReason.Unavailable);

    /// <summary>What came back is not what a provider says to us about her now.</summary>
    public static readonly RefusalKind NotBelieved = new("sign-in.elsewhere-not-believed", RefusalReason.NotAllowed);

    /// <summary>The provider knows her less surely than was asked.</summary>
    public static readonly RefusalKind TooWeak = new("sign-in.elsewhere-too-weak", RefusalReason.NotAllowed);

    /// <summary>How long one request may take: she waits in front of it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    // Asymmetric only: "none" is no signature, and HMAC would have a secret that two know.
    private static readonly string[] Algorithms =
        [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256];

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = 1024 * 1024,
    };

    private readonly ConcurrentDictionary<string, ConfigurationManager<OpenIdConnectConfiguration>> discovered = new(StringComparer.Ordinal); // as many as are configured

    /// <summary>The address at the provider to which her browser goes.</summary>
    public async Task<Result<string>> Begin(Provider provider, Attempt attempt, CancellationToken ct)
    {
        if (provider.Settings.CallFor(attempt.Level) is not { } call) return TooWeak.Because();
        if (!(await Discover(provider, ct)).Try(out var configuration, out var no)) return no;
        var request = new OpenIdConnectMessage
        {
            IssuerAddress = configuration.AuthorizationEndpoint,
            ClientId = provider.Settings.ClientId,
            RedirectUri = provider.RedirectUri,
            ResponseType = OpenIdConnectResponseType.Code,
            Scope = call.Scope,
            State = attempt.State,
            Nonce = attempt.Nonce(keys),
            AcrValues = call.Acr,
        };
        request.SetParameter("code_challenge", attempt.Challenge(keys));
        request.SetParameter("code_challenge_method", "S256");
        if (attempt.Transaction is not null) request.SetParameter("sign_transaction_id", attempt.Transaction);
        return request.CreateAuthenticationRequestUrl();
    }

    /// <summary>A token of the city's own, for what it asks before anybody has signed in (client credentials).</summary>
    public async Task<Result<string>> OwnToken(Provider provider, CancellationToken ct)
    {
        if (!(await Discover(provider, ct)).Try(out var configuration, out var no)) return no;
        if (!(await Ask(provider, configuration, [new(OpenIdConnectParameterNames.GrantType, OpenIdConnectGrantTypes.ClientCredentials), new(OpenIdConnectParameterNames.Scope, "sign")], ct)).Try(out var given, out no)) return no;
        return given.AccessToken is { Length: > 0 } token ? token : No(provider, "token-answer");
    }

    /// <summary>Whom the provider's answer is about: the claims of a token that holds in every point.</summary>
    public async Task<Result<Redeemed>> Redeem(Provider provider, Attempt attempt, IEnumerable<KeyValuePair<string, string[]>> answer, CancellationToken ct)
    {
        if (!(await Discover(provider, ct)).Try(out var configuration, out var no)) return no;
        var message = new OpenIdConnectMessage(answer);
        // Two providers must not be taken for one another (RFC 9207).
        var issuer = message.GetParameter("iss");
        if (issuer is null ? configuration.AuthorizationResponseIssParameterSupported : issuer != provider.Issuer) return No(provider, "mix-up");
        if (message.Error is { Length: > 0 } error) return Said(provider, error);
        if (message.Code is not { Length: > 0 }) return No(provider, "no-code");

        if (!(await Ask(provider, configuration,
            [
                new(OpenIdConnectParameterNames.GrantType, OpenIdConnectGrantTypes.AuthorizationCode),
                new(OpenIdConnectParameterNames.Code, message.Code),
                new(OpenIdConnectParameterNames.RedirectUri, provider.RedirectUri),
                new("code_verifier", attempt.Verifier(keys)),
            ], ct)).Try(out var given, out no)) return no;
        if (given.IdToken is not { Length: > 0 }) return No(provider, "token-answer");
        var call = provider.Settings.CallFor(attempt.Level)!;
        if (!(await Validate(provider, configuration, attempt, given)).Try(out var token, out no)) return no;
        // Her browser carried the request and could have asked for less.
        var granted = given.Scope ?? call.Scope;
        var acr = token.TryGetPayloadValue<string>(JwtRegisteredClaimNames.Acr, out var said) ? said : "";
        if (call.Scope.Split(' ').Except(granted.Split(' '), StringComparer.Ordinal).Any() || (call.Acr is not null && !acr.Split(' ').Contains(call.Acr, StringComparer.Ordinal)))
        {
            Refused(log, provider.Name, "too-weak");
            return TooWeak.Because();
        }

        return new Redeemed(token, given.AccessToken ?? "");
    }

    /// <summary>Asks something else of the provider, with a token; its answer in JSON.</summary>
    public async Task<Result<JsonElement>> Call(Provider provider, HttpMethod method, string address, string token, object? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(address)) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (!(await Send(provider, request, ct)).Try(out var answer, out var no)) return no;
        if (!answer.Ok) return No(provider, "call-answer");
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(answer.Text);
        }
        catch (JsonException)
        {
            return No(provider, "call-answer");
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<Result<OpenIdConnectConfiguration>> Discover(Provider provider, CancellationToken ct)
    {
        try
        {
            var configuration = await Manager(provider).GetConfigurationAsync(ct);
            return configuration.Issuer == provider.Issuer ? configuration : No(provider, "discovery-issuer");
        }
        catch (InvalidOperationException e) // the library's word for "not reachable" and "not a document"
        {
            Unreachable(log, provider.Name, e.InnerException?.GetType().Name ?? e.GetType().Name);
            return Unavailable.Because();
        }
    }

    private ConfigurationManager<OpenIdConnectConfiguration> Manager(Provider provider) => discovered.GetOrAdd(provider.Issuer, issuer => new(
        issuer.TrimEnd('/') + "/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever(http) { RequireHttps = !new Uri(issuer).IsLoopback }));

    private async Task<Result<OpenIdConnectMessage>> Ask(
        Provider provider, OpenIdConnectConfiguration configuration, IEnumerable<KeyValuePair<string?, string?>> what, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(configuration.TokenEndpoint));
        request.Content = new FormUrlEncodedContent(
        [
            .. what,
            new(OpenIdConnectParameterNames.ClientId, provider.Settings.ClientId),
            new(OpenIdConnectParameterNames.ClientAssertionType, "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"),
            new(OpenIdConnectParameterNames.ClientAssertion, client.Assert(provider.Settings.ClientId, configuration.TokenEndpoint)),
        ]);
        if (!(await Send(provider, request, ct)).Try(out var answer, out var no)) return no;
        try
        {
            var given = new OpenIdConnectMessage(answer.Text);
            return answer.Ok ? given : No(provider, given.Error is "invalid_grant" ? "code" : "token-answer");
        }
        catch (ArgumentException) // the library's word for "not JSON"
        {
            return No(provider, "token-answer");
        }
    }

    private async Task<Result<Answer>> Send(Provider provider, HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            using var answer = await http.SendAsync(request, ct);
            var text = await answer.Content.ReadAsStringAsync(ct);
            if ((int)answer.StatusCode < 500 && answer.StatusCode is not HttpStatusCode.TooManyRequests) return new Answer(answer.IsSuccessStatusCode, text);
            Unreachable(log, provider.Name, $"{(int)answer.StatusCode}");
            return Unavailable.Because();
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Unreachable(log, provider.Name, "timeout");
            return Unavailable.Because();
        }
        catch (HttpRequestException e)
        {
            Unreachable(log, provider.Name, e.HttpRequestError.ToString());
            return Unavailable.Because();
        }
    }

    private async Task<Result<JsonWebToken>> Validate(Provider provider, OpenIdConnectConfiguration configuration, Attempt attempt, OpenIdConnectMessage given)
    {
        var validated = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(given.IdToken, new TokenValidationParameters
        {
            ConfigurationManager = Manager(provider), // fetches the keys anew when the provider has changed them
            ValidIssuer = configuration.Issuer,
            ValidAudience = provider.Settings.ClientId,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            // The library asks the wall's clock; the city has its own.
            LifetimeValidator = (from, until, _, _) => until + Skew >= clock.GetUtcNow().UtcDateTime && (from is null || from - Skew <= clock.GetUtcNow().UtcDateTime),
        });
        if (!validated.IsValid) return No(provider, ReasonOf(validated.Exception));
        var token = (JsonWebToken)validated.SecurityToken;
        try
        {
            new OpenIdConnectProtocolValidator { RequireTimeStampInNonce = false, RequireStateValidation = false }.ValidateTokenResponse(new OpenIdConnectProtocolValidationContext
            {
                ClientId = provider.Settings.ClientId,
                Nonce = attempt.Nonce(keys),
                ProtocolMessage = given,
                ValidatedIdToken = JwtSecurityTokenConverter.Convert(token),
            });
            return token;
        }
        catch (OpenIdConnectProtocolException e)
        {
            return No(provider, ReasonOf(e));
        }
    }

    private static string ReasonOf(Exception e) => e switch
    {
        SecurityTokenInvalidIssuerException => "issuer",
        SecurityTokenInvalidAudienceException => "audience",
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNoExpirationException => "lifetime",
        SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException => "signature",
        OpenIdConnectProtocolInvalidNonceException => "nonce",
        _ => "token",
    };

    private Refusal Said(Provider provider, string error)
    {
        if (error is "access_denied") return Denied.Because();
        if (error is not ("temporarily_unavailable" or "server_error")) return No(provider, "error");
        Unreachable(log, provider.Name, "said-so");
        return Unavailable.Because();
    }

    /// <summary>What came back is not believed, for this reason.</summary>
    public Refusal No(Provider provider, string reason)
    {
        Refused(log, provider.Name, reason);
        return NotBelieved.Because();
    }

    // Coded reasons only: what the answer held may name a person.
    [LoggerMessage(Level = LogLevel.Warning, Message = "An answer of the sign-in provider {Provider} was not believed: {Reason}")]
    private static partial void Refused(ILogger log, string provider, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sign-in provider {Provider} can't be asked: {Reason}")]
    private static partial void Unreachable(ILogger log, string provider, string reason);

    private sealed record Answer(bool Ok, string Text);
}

/// <summary>What a code was worth.</summary>
/// <param name="Token">About whom: a token that holds in every point.</param>
/// <param name="AccessToken">For what else is asked of the provider in her name.</param>
internal sealed record Redeemed(JsonWebToken Token, string AccessToken);
