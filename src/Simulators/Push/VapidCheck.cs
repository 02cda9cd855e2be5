using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SmartLocal.Simulators.Push;

/// <summary>Whose message it is: the header <c>Authorization: vapid t=…, k=…</c>, read and judged as RFC 8292 has it.</summary>
internal static class VapidCheck
{
    private const int LongestHeader = 4_096;

    /// <summary>The key in base64url under which the token is signed, or what is wrong with it.</summary>
    public static async Task<(string? Key, string? Mistake)> Judge(string? header, string origin, DateTimeOffset now, TimeSpan longest)
    {
        if (header is not { Length: > 6 and <= LongestHeader } || !header.StartsWith("vapid ", StringComparison.OrdinalIgnoreCase)) return (null, "no vapid authorization");
        var parts = header[6..].Split(',').Select(p => p.Trim().Split('=', 2)).Where(p => p.Length == 2).ToLookup(p => p[0], p => p[1]);
        if (parts["t"].ToList() is not [var token] || parts["k"].ToList() is not [var key]) return (null, "t and k are needed once each");

        using var signer = Signer(key);
        if (signer is null) return (null, "k is no public key");
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = new ECDsaSecurityKey(signer) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } },
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidAudience = origin,
            ValidateIssuer = false,
            RequireExpirationTime = true,
            // Compared with the city's clock below.
            ValidateLifetime = false,
        });
        if (!result.IsValid || result.SecurityToken is not JsonWebToken said) return (null, "the signature or the audience is wrong");
        if (said.ValidTo == DateTime.MinValue) return (null, "exp is missing");
        if (said.ValidTo <= now.UtcDateTime) return (null, "the token has expired");
        if (said.ValidTo > (now + longest).UtcDateTime) return (null, "exp is more than 24 hours ahead");
        return said.Subject is { } subject && (subject.StartsWith("mailto:", StringComparison.Ordinal) || subject.StartsWith("https://", StringComparison.Ordinal))
            ? (key, null)
            : (null, "sub is no mailto: and no https:");
    }

    /// <summary>Whether this is a public key of P-256 in base64url.</summary>
    public static bool IsKey(string key)
    {
        using var signer = Signer(key);
        return signer is not null;
    }

    private static ECDsa? Signer(string key)
    {
        try
        {
            return Base64Url.IsValid(key) ? ECDsa.Create(PushOpening.Key(Base64Url.DecodeFromChars(key))) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
