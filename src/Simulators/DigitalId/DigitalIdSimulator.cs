using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SmartLocal.Kernel;
using SmartLocal.Platform.Sockets;
using SmartLocal.Platform.Web;

namespace SmartLocal.Simulators.DigitalId;

/// <summary>
/// Stands in for デジタル認証アプリ: a provider of OpenID Connect with one client, this city. It is as strict as the real one, so
/// that what works here works there. Codes are kept in memory, once and for a minute; its key is new with every start.
/// </summary>
internal sealed class DigitalIdSimulator(SiteAddress site, TestPeople people, SigningCards cards, IChance chance, TimeProvider clock) : ISimulatedDigitalId, IDisposable
{
    public const string Root = "/simulators/digital-id";

    /// <summary>Longer than any client waits.</summary>
    public static readonly TimeSpan SlowFor = TimeSpan.FromSeconds(30);

    private const int MostCodes = 1_000;
    private static readonly TimeSpan CodeValidity = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TokenValidity = TimeSpan.FromMinutes(5);

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ConcurrentDictionary<string, Grant> codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> assertions = new(StringComparer.Ordinal);

    public string Path => Root;

    public ReadOnlyMemory<byte> SigningAuthority => cards.Authority;

    public string Issuer => site.Value + Root;

    public string TokenEndpoint => Issuer + "/token";

    public IReadOnlyList<TestPerson> People => people.All;

    /// <summary>The one client it knows, and the one address to which it sends people back.</summary>
    public bool Knows(AuthorizeRequest request) => request.ClientId.Length > 0 && request.RedirectUri == site.Value + "/sign-in/with/digital-id/back";

    public object Discovery() => new
    {
        issuer = Issuer,
        authorization_endpoint = Issuer + "/authorize",
        token_endpoint = TokenEndpoint,
        jwks_uri = Issuer + "/keys",
        response_types_supported = new[] { "code" },
        subject_types_supported = new[] { "pairwise" },
        id_token_signing_alg_values_supported = new[] { SecurityAlgorithms.EcdsaSha256 },
        token_endpoint_auth_methods_supported = new[] { "private_key_jwt" },
        token_endpoint_auth_signing_alg_values_supported = new[] { SecurityAlgorithms.EcdsaSha256 },
        code_challenge_methods_supported = new[] { "S256" },
        scopes_supported = new[] { "openid", "name", "address", "birthdate", "gender", "sign" },
        authorization_response_iss_parameter_supported = true,
    };

    public object Keys()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new { keys = new[] { new { kty = "EC", crv = "P-256", use = "sig", alg = SecurityAlgorithms.EcdsaSha256, kid = KeyId, x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) } } };
    }

    /// <summary>A code for this person, or null when there is no such person.</summary>
    public string? Give(AuthorizeRequest request, string card, DigitalIdFault fault)
    {
        if (People.SingleOrDefault(p => p.Card == card) is not { } person) return null;
        if (codes.Count >= MostCodes) codes.Clear();
        Span<byte> bytes = stackalloc byte[32];
        chance.Fill(bytes);
        var code = Base64Url.EncodeToString(bytes);
        codes[code] = new Grant(request, person, fault, clock.GetUtcNow() + (fault is DigitalIdFault.Expired ? -CodeValidity : CodeValidity));
        return code;
    }

    /// <summary>What the code was given for: once, in time, to whom it was given and who holds the verifier (RFC 7636).</summary>
    public Grant? Take(string code, string clientId, string redirectUri, string verifier) =>
        codes.TryRemove(code, out var grant)
        && grant.Until >= clock.GetUtcNow()
        && grant.Request.ClientId == clientId
        && grant.Request.RedirectUri == redirectUri
        && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) == grant.Request.Challenge
            ? grant
            : null;

    /// <summary>Whether the assertion is the client's own, for this endpoint, in time and seen for the first time (RFC 7523).</summary>
    public async Task<bool> IsClient(string clientId, string assertion, JsonWebKeySet clientKeys)
    {
        var now = clock.GetUtcNow();
        var validated = await new JsonWebTokenHandler().ValidateTokenAsync(assertion, new TokenValidationParameters
        {
            ValidIssuer = clientId,
            ValidAudiences = [TokenEndpoint, Issuer],
            IssuerSigningKeys = clientKeys.GetSigningKeys(),
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            LifetimeValidator = (_, until, _, _) => until >= now.UtcDateTime,
        });
        if (!validated.IsValid || validated.SecurityToken is not JsonWebToken { Id: { Length: > 0 } id } token || token.Subject != clientId) return false;
        foreach (var (old, until) in assertions)
            if (until < now) assertions.TryRemove(old, out _);
        return assertions.TryAdd(id, now + TokenValidity);
    }

    public string IdToken(Grant grant)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            // Pairwise: another client would be told another subject.
            [JwtRegisteredClaimNames.Sub] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{grant.Request.ClientId}\n{grant.Person.Card}"))),
            [JwtRegisteredClaimNames.Nonce] = grant.Request.Nonce,
            [JwtRegisteredClaimNames.Acr] = "aal3",
        };
        if (grant.Request.Signs)
        {
            foreach (var (name, value) in new[] { ("name", grant.Person.Name), ("address", grant.Person.Address), ("birthdate", grant.Person.BirthDate), ("gender", grant.Person.Gender) })
                if (grant.Request.Scope.Split(' ').Contains(name, StringComparer.Ordinal)) claims[name] = value;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = grant.Request.ClientId,
            IssuedAt = now,
            Expires = now + TokenValidity,
            Claims = claims,
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = KeyId }, SecurityAlgorithms.EcdsaSha256),
        });
    }

    public void Dispose() => key.Dispose();

    private string KeyId => Base64Url.EncodeToString(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 8));

    /// <summary>What a code stands for.</summary>
    internal sealed record Grant(AuthorizeRequest Request, TestPerson Person, DigitalIdFault Fault, DateTimeOffset Until);
}
