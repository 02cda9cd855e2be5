using System.Security.Cryptography;
using System.Text;

namespace SmartLocal.Messages.Line;

/// <summary>
/// LINE's signature under what it tells the city: HMAC-SHA256 of the body, byte for byte as it came, under the channel secret, in
/// base64. Nothing of an unsigned body may be read further.
/// </summary>
internal static class LineSignature
{
    public const string Header = "x-line-signature";

    private const int Length = 44;

    public static string Of(ReadOnlySpan<byte> body, string channelSecret)
    {
        ArgumentException.ThrowIfNullOrEmpty(channelSecret);
        return Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(channelSecret), body));
    }

    /// <summary>Whether the signature is LINE's. It takes as long for a nearly right one as for any other.</summary>
    public static bool IsRight(ReadOnlySpan<byte> body, string? given, string channelSecret)
    {
        var right = Encoding.ASCII.GetBytes(Of(body, channelSecret));
        return given is { Length: Length } && CryptographicOperations.FixedTimeEquals(right, Encoding.ASCII.GetBytes(given));
    }
}
