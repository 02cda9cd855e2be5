using System.Security.Cryptography;
using System.Text;

namespace SmartLocal.Platform.Keys;

/// <summary>
/// Closes bytes so that only this city opens them again (AES-256-GCM, the key lies outside the database), and only for the
/// purpose they were closed for: what was closed as one thing is never taken for another.
/// </summary>
internal sealed class SecretBox(byte[] key)
{
    private const byte Version = 1;
    private const int Head = 1 + 12 + 16; // version, nonce, tag

    public byte[] Close(string purpose, ReadOnlySpan<byte> plain)
    {
        var box = new byte[Head + plain.Length];
        box[0] = Version;
        RandomNumberGenerator.Fill(box.AsSpan(1, 12));
        // One of its own for every call: OpenSSL's context under it is not for two threads at once.
        using var aes = new AesGcm(key, 16);
        aes.Encrypt(box.AsSpan(1, 12), plain, box.AsSpan(Head), box.AsSpan(13, 16), Encoding.UTF8.GetBytes(purpose));
        return box;
    }

    /// <summary>What is in the box, or null when it is none of this city's, was changed, or was closed for something else.</summary>
    public byte[]? Open(string purpose, ReadOnlySpan<byte> box)
    {
        if (box.Length < Head || box[0] != Version) return null;
        var plain = new byte[box.Length - Head];
        try
        {
            using var aes = new AesGcm(key, 16);
            aes.Decrypt(box.Slice(1, 12), box[Head..], box.Slice(13, 16), plain, Encoding.UTF8.GetBytes(purpose));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
