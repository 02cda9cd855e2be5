using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SmartLocal.Simulators.Push;

/// <summary>
/// The browser's side of RFC 8291 and RFC 8188, written from the standards and not from our sending side: records of any length, with
/// padding, one after the other.
/// </summary>
internal static class PushOpening
{
    private const int SaltSize = 16;
    private const int PointSize = 65;
    private const int TagSize = 16;

    /// <summary>What was encrypted, or null where it was not encrypted for this browser, or not so.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> body, ECParameters own, ReadOnlySpan<byte> auth)
    {
        if (body.Length < SaltSize + 5 || body[SaltSize + 4] != PointSize || body.Length < SaltSize + 5 + PointSize) return null;
        var size = BinaryPrimitives.ReadUInt32BigEndian(body[SaltSize..]);
        if (size < TagSize + 2 || size > int.MaxValue) return null;
        var sender = body.Slice(SaltSize + 5, PointSize).ToArray();
        try
        {
            var input = Input(Agree(own, sender), auth, Point(own.Q), sender);
            return Records(body[(SaltSize + 5 + PointSize)..], (int)size, HKDF.Extract(HashAlgorithmName.SHA256, input, body[..SaltSize].ToArray()));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static byte[] Point(ECPoint q) => [4, .. q.X!, .. q.Y!];

    /// <exception cref="CryptographicException">No point of P-256.</exception>
    public static ECParameters Key(ReadOnlySpan<byte> point) => point is [4, ..] && point.Length == PointSize
        ? new() { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = point[1..33].ToArray(), Y = point[33..].ToArray() } }
        : throw new CryptographicException("Not an uncompressed point.");

    private static byte[] Agree(ECParameters own, byte[] sender)
    {
        using var mine = ECDiffieHellman.Create(own);
        using var theirs = ECDiffieHellman.Create(Key(sender));
        using var key = theirs.PublicKey;
        return mine.DeriveRawSecretAgreement(key);
    }

    /// <summary>RFC 8291, 3.4: the shared secret with the browser's own, and whose keys they were.</summary>
    private static byte[] Input(byte[] shared, ReadOnlySpan<byte> auth, byte[] receiver, byte[] sender) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, auth.ToArray(), [.. "WebPush: info\0"u8, .. receiver, .. sender]);

    /// <summary>RFC 8188, 2: each record ends with 1, the last one with 2, and zeros behind that are padding.</summary>
    private static byte[]? Records(ReadOnlySpan<byte> rest, int size, byte[] pseudorandom)
    {
        var key = HKDF.Expand(HashAlgorithmName.SHA256, pseudorandom, 16, Encoding.ASCII.GetBytes("Content-Encoding: aes128gcm\0"));
        var nonce = HKDF.Expand(HashAlgorithmName.SHA256, pseudorandom, 12, Encoding.ASCII.GetBytes("Content-Encoding: nonce\0"));
        using var cipher = new AesGcm(key, TagSize);
        var plain = new List<byte>();
        for (ulong number = 0; ; number++)
        {
            var record = rest[..Math.Min(size, rest.Length)];
            rest = rest[record.Length..];
            if (record.Length <= TagSize) return null;
            var opened = new byte[record.Length - TagSize];
            cipher.Decrypt(Numbered(nonce, number), record[..^TagSize], record[^TagSize..], opened);
            var end = opened.AsSpan().LastIndexOfAnyExcept((byte)0);
            if (end < 0 || opened[end] != (rest.IsEmpty ? 2 : 1)) return null;
            plain.AddRange(opened.AsSpan(0, end));
            if (rest.IsEmpty) return [.. plain];
        }
    }

    private static byte[] Numbered(byte[] nonce, ulong number)
    {
        var numbered = (byte[])nonce.Clone();
        var end = numbered.AsSpan(4);
        BinaryPrimitives.WriteUInt64BigEndian(end, BinaryPrimitives.ReadUInt64BigEndian(end) ^ number);
        return numbered;
    }
}
