using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using SmartLocal.Kernel;

namespace SmartLocal.Platform.SignIn.Staff;

/// <summary>Codes by time (RFC 6238): SHA-1, six digits, thirty seconds, which is what every authenticator app understands.</summary>
internal static class Totp
{
    public const int Digits = 6;
    public const int SecretLength = 20; // RFC 4226, 4: as long as SHA-1's output

    private const long Period = 30_000_000; // microseconds

    // A clock half a minute wrong is a person's phone, not an attack.
    private const int Tolerance = 1;

    public static long StepAt(Instant at) => at.Microseconds / Period;

    public static string Code(ReadOnlySpan<byte> secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[20];
        HMACSHA1.HashData(secret, counter, mac);
        var cut = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 0xf)..]) & 0x7fffffff; // RFC 4226, 5.3
        return (cut % (int)Math.Pow(10, digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>The step whose code was typed, or null.</summary>
    public static long? StepOf(ReadOnlySpan<byte> secret, string typed, Instant now)
    {
        long? found = null;
        for (var step = StepAt(now) - Tolerance; step <= StepAt(now) + Tolerance; step++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(secret, step)), System.Text.Encoding.ASCII.GetBytes(typed))) found = step;
        return found;
    }
}
