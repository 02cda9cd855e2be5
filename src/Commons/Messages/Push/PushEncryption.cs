using System.Buffers.Binary;
using System.Security.Cryptography;
using SmartLocal.Kernel;

namespace SmartLocal.Messages.Push;

/// <summary>
/// Encrypts a message so that one browser alone reads it (RFC 8291): aes128gcm (RFC 8188) in a single record, under a key pair and a
/// salt of its own. The push service in between sees length and time.
/// </summary>
internal sealed class PushEncryption(IKeyAgreement agreement, IChance chance)
{
    /// <summary>
    /// The longest payload in bytes. A push service must take bodies of 4,096 bytes (RFC 8030, 7.2) and may refuse longer ones with 413;
    /// of these 86 are the header, 1 ends the padding and 16 are the tag (RFC 8291, 4).
    /// </summary>
    public const int MaxPayload = RecordSize - HeaderSize - 1 - TagSize;

    private const int RecordSize = 4_096;
    private const int SaltSize = 16;
    private const int HeaderSize = SaltSize + sizeof(uint) + 1 + P256Point.Size;
    private const int TagSize = 16;
    private const byte EndOfLastRecord = 2;

    /// <summary>The body of the request: header and record.</summary>
    /// <exception cref="ArgumentException">The payload is longer than <see cref="MaxPayload"/>.</exception>
    public byte[] Encrypt(PushSubscription to, ReadOnlySpan<byte> payload)
    {
        if (payload.Length > MaxPayload) throw new ArgumentException($"A push message has at most {MaxPayload} bytes, this one has {payload.Length}.", nameof(payload));
        var body = new byte[HeaderSize + payload.Length + 1 + TagSize];
        var salt = body.AsSpan(0, SaltSize);
        var own = body.AsSpan(HeaderSize - P256Point.Size, P256Point.Size);
        chance.Fill(salt);
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(SaltSize), RecordSize);
        body[SaltSize + sizeof(uint)] = P256Point.Size;

        Span<byte> secrets = stackalloc byte[32 + 16 + 12];
        var shared = secrets[..32];
        var key = secrets[32..48];
        var nonce = secrets[48..];
        try
        {
            agreement.Agree(to.Key, own, shared);
            Derive(shared, to, own, salt, key, nonce);
            var record = body.AsSpan(HeaderSize, payload.Length + 1);
            payload.CopyTo(record);
            record[^1] = EndOfLastRecord;
            using var cipher = new AesGcm(key, TagSize);
            cipher.Encrypt(nonce, record, record, body.AsSpan(HeaderSize + record.Length));
            return body;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secrets);
        }
    }

    /// <summary>The keys of RFC 8291, 3.4: what both agreed on, mixed with the browser's secret and both public keys, then with the salt.</summary>
    private static void Derive(ReadOnlySpan<byte> shared, PushSubscription to, ReadOnlySpan<byte> own, ReadOnlySpan<byte> salt, Span<byte> key, Span<byte> nonce)
    {
        var label = "WebPush: info\0"u8;
        Span<byte> info = stackalloc byte[label.Length + P256Point.Size + P256Point.Size];
        label.CopyTo(info);
        to.Key.CopyTo(info[label.Length..]);
        own.CopyTo(info[(label.Length + P256Point.Size)..]);

        Span<byte> mixed = stackalloc byte[32 + 32];
        var input = mixed[..32];
        var pseudorandom = mixed[32..];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, input, to.Auth, info);
        HKDF.Extract(HashAlgorithmName.SHA256, input, salt, pseudorandom);
        HKDF.Expand(HashAlgorithmName.SHA256, pseudorandom, key, "Content-Encoding: aes128gcm\0"u8);
        HKDF.Expand(HashAlgorithmName.SHA256, pseudorandom, nonce, "Content-Encoding: nonce\0"u8);
        CryptographicOperations.ZeroMemory(mixed);
    }
}
