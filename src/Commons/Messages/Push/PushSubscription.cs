using System.Buffers.Text;
using System.Text.Json;
using SmartLocal.Kernel;

namespace SmartLocal.Messages.Push;

/// <summary>
/// Where one browser can be reached, and the keys under which it alone can read: what its <c>PushSubscription.toJSON()</c> says
/// (W3C Push API). Whoever knows the endpoint and the keys can write to her screen, so they are sealed where they are kept, and
/// <see cref="ToString"/> says nothing of them. Whether its push service may be asked is for <see cref="PushEndpoints"/> to say.
/// </summary>
internal sealed class PushSubscription
{
    /// <summary>More than any push service makes: the longest seen have some 700 characters.</summary>
    public const int MaxEndpoint = 2_048;

    /// <summary>An endpoint, two keys and the little that browsers add.</summary>
    public const int MaxJson = 4_096;

    public const int AuthSize = 16;

    /// <summary>Not the JSON of a browser, or a part of it is missing.</summary>
    public static readonly RefusalKind Unreadable = new("messages.push-unreadable");

    /// <summary>Longer than any browser's. Value: <c>max</c>, characters.</summary>
    public static readonly RefusalKind TooLong = new("messages.push-too-long", RefusalReason.TooLarge);

    /// <summary>The keys are of another length, or the public one is no point of P-256: nothing can be encrypted for them.</summary>
    public static readonly RefusalKind BadKeys = new("messages.push-bad-keys");

    private readonly byte[] key;
    private readonly byte[] auth;

    private PushSubscription(Uri endpoint, byte[] key, byte[] auth) => (Endpoint, this.key, this.auth) = (endpoint, key, auth);

    /// <summary>An absolute address with http or https; the push service knows the browser by it.</summary>
    public Uri Endpoint { get; }

    /// <summary>The browser's public key (<c>p256dh</c>): a point of P-256, uncompressed, 65 bytes.</summary>
    public ReadOnlySpan<byte> Key => key;

    /// <summary>The secret that the browser shares with us (<c>auth</c>): 16 bytes.</summary>
    public ReadOnlySpan<byte> Auth => auth;

    /// <summary>What a browser handed over. What it says besides endpoint and keys is passed over.</summary>
    public static Result<PushSubscription> Parse(string? json)
    {
        if (json is not { Length: > 0 }) return Unreadable.Because();
        if (json.Length > MaxJson) return TooLong.Because(("max", MaxJson));
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 4, AllowDuplicateProperties = false });
            var root = document.RootElement;
            return Text(root, "endpoint") is { } endpoint && root.TryGetProperty("keys", out var keys)
                && Text(keys, "p256dh") is { } key && Text(keys, "auth") is { } auth
                ? Of(endpoint, key, auth)
                : Unreadable.Because();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // no JSON, or half a character in it
        {
            return Unreadable.Because();
        }
    }

    /// <summary>As <see cref="Parse"/> reads it again.</summary>
    public string ToJson() => JsonSerializer.Serialize(new
    {
        endpoint = Endpoint.AbsoluteUri,
        keys = new { p256dh = Base64Url.EncodeToString(key), auth = Base64Url.EncodeToString(auth) },
    });

    /// <summary>Never the endpoint: whoever prints a subscription by accident must not print the way to a person.</summary>
    public override string ToString() => nameof(PushSubscription);

    private static Result<PushSubscription> Of(string endpoint, string key, string auth)
    {
        if (endpoint.Length > MaxEndpoint) return TooLong.Because(("max", MaxEndpoint));
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.Host.Length == 0) return Unreadable.Because();
        // What is written out again may be longer, where it held what an address has no letters for.
        if (address.AbsoluteUri.Length > MaxEndpoint) return TooLong.Because(("max", MaxEndpoint));
        return Bytes(key, P256Point.Size) is { } point && P256Point.IsOnCurve(point) && Bytes(auth, AuthSize) is { } secret
            ? new PushSubscription(address, point, secret)
            : BadKeys.Because();
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static byte[]? Bytes(string text, int size)
    {
        // With or without its padding, in which browsers differ.
        if (text.Length > 2 * size || !Base64Url.IsValid(text, out var length) || length != size) return null;
        return Base64Url.DecodeFromChars(text);
    }
}
