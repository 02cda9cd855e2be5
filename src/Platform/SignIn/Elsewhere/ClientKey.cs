using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SmartLocal.Kernel;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.SignIn.Elsewhere;

/// <summary>
/// The key by which this city shows a provider that it is its client (private_key_jwt, OpenID Connect Core 9): made in the
/// keys folder, its public half served for the provider to fetch. There is no secret that two could know.
/// </summary>
internal sealed class ClientKey(CityKeys keys, IdSource ids, TimeProvider clock)
{
    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(1);

    private readonly ECDsaSecurityKey key = new(keys.Client)
    {
        KeyId = Base64Url.EncodeToString(SHA256.HashData(keys.Client.ExportSubjectPublicKeyInfo()).AsSpan(0, 16)),
        // The library's own cache is the process's and would outlive the key.
        CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
    };

    /// <summary>The public half, as a JSON Web Key Set (RFC 7517).</summary>
    public object PublicSet()
    {
        var point = keys.Client.ExportParameters(includePrivateParameters: false).Q;
        return new
        {
            keys = new[]
            {
                new { kty = "EC", crv = "P-256", use = "sig", alg = SecurityAlgorithms.EcdsaSha256, kid = key.KeyId, x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) },
            },
        };
    }

    /// <summary>An assertion for one request to the given token endpoint (RFC 7523).</summary>
    public string Assert(string clientId, string tokenEndpoint)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = clientId,
            Audience = tokenEndpoint,
            IssuedAt = now,
            Expires = now + Validity,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [JwtRegisteredClaimNames.Sub] = clientId,
                [JwtRegisteredClaimNames.Jti] = ids.Next().ToString("n"),
            },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        });
    }
}
