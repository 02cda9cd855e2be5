using System.Buffers.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SmartLocal.Kernel;
using SmartLocal.Platform.Keys;
using SmartLocal.Platform.Releases;

namespace SmartLocal.Messages.Push;

/// <summary>
/// Who we are, for push services (VAPID, RFC 8292): a token signed by the key to which browsers have bound their subscriptions. One
/// token serves an origin for hours, so a rush of messages costs no signatures.
/// </summary>
internal sealed class Vapid
{
    /// <summary>Half of what the standard allows, so that a service whose clock is hours ahead of ours still takes it.</summary>
    private static readonly TimeSpan Validity = TimeSpan.FromHours(12);

    /// <summary>A token older than this is made anew: it would still be valid, but a message is never sent with one about to end.</summary>
    private static readonly TimeSpan UsedFor = TimeSpan.FromHours(6);

    /// <summary>More origins than push services exist; an attacker's endpoints never come as far as here.</summary>
    private const int MostOrigins = 64;

    private readonly CityFacts facts;
    private readonly TimeProvider clock;
    private readonly ECDsaSecurityKey key;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Token> tokens = new(StringComparer.Ordinal);

    public Vapid(CityKeys keys, CityFacts facts, TimeProvider clock)
    {
        (this.facts, this.clock) = (facts, clock);
        // The library's own cache is the process's and would outlive the key.
        key = new ECDsaSecurityKey(keys.Push) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
        var point = keys.Push.ExportParameters(includePrivateParameters: false).Q;
        var bytes = new byte[P256Point.Size];
        P256Point.Write(point.X, point.Y, bytes);
        PublicKey = Base64Url.EncodeToString(bytes);
    }

    /// <summary>The public key in base64url, 65 bytes uncompressed: what a page gives to <c>pushManager.subscribe</c> as applicationServerKey.</summary>
    public string PublicKey { get; }

    /// <summary>Whether push services can be told who we are: the city names a mail address to be reached at.</summary>
    public bool IsReady => EmailAddress.Parse(facts.MailFrom).Try(out _, out _);

    /// <summary>The value of the header Authorization for this endpoint, or null while the city names no mail address to be reached at.</summary>
    public string? Authorization(Uri endpoint)
    {
        if (!EmailAddress.Parse(facts.MailFrom).Try(out var contact, out _)) return null;
        var origin = endpoint.GetLeftPart(UriPartial.Authority);
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (tokens.TryGetValue(origin, out var kept) && kept.Contact == contact && now >= kept.Made && now < kept.Made + UsedFor) return kept.Header;
            if (!tokens.ContainsKey(origin) && tokens.Count >= MostOrigins) tokens.Remove(tokens.MinBy(t => t.Value.Made).Key);
            var made = new Token($"vapid t={Sign(origin, contact, now)}, k={PublicKey}", contact, now);
            tokens[origin] = made;
            return made.Header;
        }
    }

    private string Sign(string origin, EmailAddress contact, DateTimeOffset now) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Audience = origin,
        Expires = (now + Validity).UtcDateTime,
        Claims = new Dictionary<string, object>(StringComparer.Ordinal) { [JwtRegisteredClaimNames.Sub] = "mailto:" + contact.Value },
        SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
    });

    private sealed record Token(string Header, EmailAddress Contact, DateTimeOffset Made);
}
