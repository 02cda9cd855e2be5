using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.SignIn.Elsewhere;

/// <summary>
/// One way out to a provider and back. The browser carries it, signed by the city, so that leaving costs no row; the nonce and
/// the verifier follow from the state by the city's key and are known to nobody else. Coming back spends it.
/// </summary>
/// <param name="State">256 random bits.</param>
/// <param name="Provider">Whose answer it awaits: another's is refused.</param>
/// <param name="Level">What was asked for.</param>
/// <param name="ReturnTo">Where she was going.</param>
/// <param name="Account">The account she was signed in to; empty for none.</param>
/// <param name="Until">Until when it can come back.</param>
/// <param name="Transaction">The provider's transaction in which she signs a statement; null where she only signs in.</param>
/// <param name="Digest">SHA-256 of that statement, as hex.</param>
internal sealed record Attempt(
    string State, string Provider, IdentityLevel Level, string ReturnTo, Guid Account, Instant Until, string? Transaction = null, string? Digest = null)
{
    /// <summary>Reading a card with a phone takes some people minutes.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    private const string Path = "/sign-in/with";

    public string Nonce(CityKeys keys) => Derived(keys, "nonce");

    /// <summary>For PKCE (RFC 7636): 43 characters.</summary>
    public string Verifier(CityKeys keys) => Derived(keys, "verifier");

    public string Challenge(CityKeys keys) => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier(keys))));

    /// <summary>Leaves it in the browser. Each has a cookie of its own: two tabs don't disturb each other.</summary>
    public void Leave(HttpContext http, CityKeys keys)
    {
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, CityJson.Options));
        http.Response.Cookies.Append(CookieOf(State), $"{body}.{Mac(keys, body)}", Cookie(http));
    }

    /// <summary>Takes it out of the browser: the one that was begun here with this state, is awaited from this provider and is not too old; or null.</summary>
    public static Attempt? Take(HttpContext http, CityKeys keys, string provider, string? state, Instant now)
    {
        if (state is not { Length: 43 } || http.Request.Cookies[CookieOf(state)]?.Split('.') is not [var body, var mac]) return null;
        http.Response.Cookies.Delete(CookieOf(state), Cookie(http));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(mac), Encoding.ASCII.GetBytes(Mac(keys, body)))) return null;
        var attempt = JsonSerializer.Deserialize<Attempt>(Base64Url.DecodeFromChars(body), CityJson.Options)!;
        return attempt.State == state && attempt.Provider == provider && attempt.Until >= now ? attempt : null;
    }

    private string Derived(CityKeys keys, string what) => Base64Url.EncodeToString(keys.Digest(Encoding.ASCII.GetBytes($"elsewhere\n{what}\n{State}")));

    private static string Mac(CityKeys keys, string body) => Base64Url.EncodeToString(keys.Digest(Encoding.ASCII.GetBytes($"attempt\n{body}")));

    private static string CookieOf(string state) => "attempt-" + Convert.ToHexStringLower(Secret.Digest(state).AsSpan(0, 8));

    private static CookieOptions Cookie(HttpContext http) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax, // she comes back from the provider's site
        Path = Path,
        MaxAge = Validity,
        IsEssential = true,
    };
}
