using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Web;

namespace SmartLocal.Platform.Clients;

/// <summary>
/// Who an outside system is, by a token it signs itself (private_key_jwt, RFC 7523 and OpenID Connect Core 9): for us, not
/// over, by one of its own keys, under an algorithm from our list. Whether it was used before, the act that follows finds out.
/// </summary>
internal sealed partial class ClientAssertion(IDbContextFactory<CityContext> contexts, SiteAddress site, TimeProvider clock, ILogger<ClientAssertion> log)
{
    public const string Type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    public static readonly IReadOnlyList<string> Algorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256];

    public static readonly RefusalKind Invalid = new("clients.assertion-invalid", RefusalReason.SignInNeeded);

    /// <summary>The longest an assertion may be good for: its id is remembered that long.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);
    private static readonly JsonWebTokenHandler Tokens = new();

    public async Task<Result<AssertedClient>> Check(string? assertion, string endpoint, CancellationToken ct)
    {
        if (site.Value is not { } issuer || assertion is not { Length: > 0 and < 8_000 } || Unproved(assertion) is not var (client, kid)) return Invalid.Because();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.Set<ClientRow>().SingleOrDefaultAsync(c => c.Id == client && c.RevokedAt == null, ct);
        if (row is null) return Invalid.Because();

        var now = clock.GetUtcNow().UtcDateTime;
        var checkedToken = await Tokens.ValidateTokenAsync(assertion, new TokenValidationParameters
        {
            ValidIssuer = row.Id.Value.ToString("d"),
            ValidAudiences = [issuer, issuer + endpoint],
            IssuerSigningKeys = ClientKeys.Stored(row.Keys, kid),
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            // The library's own asks the wall clock; ours is the city's.
            LifetimeValidator = (from, until, _, _) => until > now - Skew && until < now + Longest + Skew && (from is null || from < now + Skew),
        });
        if (!checkedToken.IsValid)
        {
            Refused(log, client.Value, checkedToken.Exception?.GetType().Name ?? "");
            return Invalid.Because();
        }

        var token = (JsonWebToken)checkedToken.SecurityToken;
        if (token.Subject != token.Issuer || token.Id is not { Length: > 0 and <= 255 }) return Invalid.Because();
        return new AssertedClient(client, token.Id, Instant.From(new DateTimeOffset(token.ValidTo, TimeSpan.Zero)) + Skew);
    }

    /// <summary>Whom the assertion names and by which key, not believed yet: it tells what to try. Null where it can't be read.</summary>
    private static (ClientId Client, string Kid)? Unproved(string assertion)
    {
        try
        {
            var token = Tokens.ReadJsonWebToken(assertion);
            return Guid.TryParseExact(token.Issuer, "d", out var id) ? (ClientId.From(id), token.Kid) : null;
        }
        catch (Exception e) when (e is SecurityTokenException or ArgumentException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An assertion of the outside system {Client} was refused: {Reason}")]
    private static partial void Refused(ILogger logger, Guid client, string reason);
}

/// <summary>An outside system that has proved itself, and the id of the proof, which counts once.</summary>
internal sealed record AssertedClient(ClientId Client, string Jti, Instant ExpiresAt);
