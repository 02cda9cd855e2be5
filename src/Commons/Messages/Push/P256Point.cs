using System.Globalization;
using System.Numerics;

namespace SmartLocal.Messages.Push;

/// <summary>
/// Points of the curve P-256 (SEC 2, secp256r1) in their uncompressed spelling: 4, x, y. A key that is no point of the curve must
/// never be multiplied with a secret; the curve has no small subgroup, so lying on it is all there is to ask. What is looked at here
/// is public, and so is how long it takes.
/// </summary>
internal static class P256Point
{
    public const int Size = 65;

    private const byte Uncompressed = 4;

    private static readonly BigInteger Prime = Number("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff");
    private static readonly BigInteger B = Number("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");

    /// <summary>Whether these bytes are a point of the curve: y² = x³ − 3x + b, both below the prime.</summary>
    public static bool IsOnCurve(ReadOnlySpan<byte> point)
    {
        if (point.Length != Size || point[0] != Uncompressed) return false;
        var x = new BigInteger(point[1..33], isUnsigned: true, isBigEndian: true);
        var y = new BigInteger(point[33..], isUnsigned: true, isBigEndian: true);
        return x < Prime && y < Prime && ((y * y) - (x * x * x) + (3 * x) - B) % Prime == 0;
    }

    /// <summary>The point of these two coordinates.</summary>
    public static void Write(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y, Span<byte> point)
    {
        point[0] = Uncompressed;
        x.CopyTo(point[1..33]);
        y.CopyTo(point[33..Size]);
    }

    private static BigInteger Number(string hex) => BigInteger.Parse("0" + hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
