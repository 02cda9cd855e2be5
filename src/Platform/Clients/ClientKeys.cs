using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using SmartLocal.Kernel;

namespace SmartLocal.Platform.Clients;

/// <summary>The public keys that an outside system's people send us: a JSON Web Key Set, or one key of it.</summary>
internal static class ClientKeys
{
    public const int Most = 4;

    private const int ShortestRsa = 2048;
    private const int LongestText = 16_000;

    public static readonly RefusalKind Unreadable = new("clients.keys-unreadable");
    public static readonly RefusalKind Private = new("clients.keys-private");
    public static readonly RefusalKind Unfit = new("clients.keys-unfit");

    /// <summary>The set with nothing in it but what the city needs, or what is wrong with it.</summary>
    public static Result<string> Read(string? typed)
    {
        if (typed is not { Length: > 0 and < LongestText }) return Unreadable.Of("keys");
        List<JsonWebKey> keys;
        try
        {
            using var document = JsonDocument.Parse(typed);
            var root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object) return Unreadable.Of("keys");
            keys = root.TryGetProperty("keys", out var set)
                ? set.ValueKind is JsonValueKind.Array ? [.. set.EnumerateArray().Select(k => new JsonWebKey(k.GetRawText()))] : []
                : [new JsonWebKey(typed)];
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return Unreadable.Of("keys");
        }

        if (keys.Count is 0 or > Most) return Unreadable.Of("keys");
        // Whoever sends us the private half has shown it to a mailbox and a clipboard: it is worth nothing any more.
        if (keys.Exists(k => k.D is not null || k.K is not null)) return Private.Of("keys");
        if (!keys.TrueForAll(IsFit)) return Unfit.Of("keys", ("bits", ShortestRsa));
        return JsonSerializer.Serialize(new { keys = keys.Select(Plain) });
    }

    /// <summary>
    /// The keys to try: all of them, or the one that the signature names, by its id or its thumbprint. A name that no key has
    /// finds none; the library alone would try every key then, and a signature would say one thing and prove another.
    /// </summary>
    public static IReadOnlyList<SecurityKey> Stored(string keys, string kid) =>
        [.. new JsonWebKeySet(keys).Keys.Where(k => kid.Length == 0 || k.Kid == kid || Thumbprint(k) == kid)];

    /// <summary>How a person tells one key from another: its RFC 7638 thumbprint.</summary>
    public static IReadOnlyList<string> Thumbprints(string keys) =>
        [.. new JsonWebKeySet(keys).Keys.Select(Thumbprint)];

    private static string Thumbprint(JsonWebKey key) => Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());

    private static bool IsFit(JsonWebKey key) => key.Kty switch
    {
        "EC" => key is { Crv: "P-256", X: not null, Y: not null },
        "RSA" => key is { N: not null, E: not null } && key.KeySize >= ShortestRsa,
        _ => false,
    };

    private static Dictionary<string, string> Plain(JsonWebKey key)
    {
        Dictionary<string, string> plain = key.Kty == "EC"
            ? new() { ["kty"] = key.Kty, ["crv"] = key.Crv, ["x"] = key.X, ["y"] = key.Y }
            : new() { ["kty"] = key.Kty, ["n"] = key.N, ["e"] = key.E };
        if (key.Kid is { Length: > 0 and < 200 }) plain["kid"] = key.Kid;
        return plain;
    }
}
