using System.Security.Cryptography;

namespace SmartLocal.Messages.Push;

/// <summary>
/// One half of a Diffie-Hellman agreement on P-256 with a key pair that is made for it and never used again. Safe to call from many
/// threads at once.
/// </summary>
internal interface IKeyAgreement
{
    /// <summary>Makes a key pair and agrees with the holder of <paramref name="peer"/>.</summary>
    /// <param name="peer">The other's public key, 65 bytes uncompressed.</param>
    /// <param name="own">Gets our public key, 65 bytes uncompressed.</param>
    /// <param name="secret">Gets the shared secret, 32 bytes: the caller wipes it.</param>
    /// <exception cref="CryptographicException">The other's key is no point of the curve; nothing was multiplied with it.</exception>
    void Agree(ReadOnlySpan<byte> peer, Span<byte> own, Span<byte> secret);
}
