using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SmartLocal.Kernel;

namespace SmartLocal.Platform.SignIn;

/// <summary>A secret that a browser or client carries: 256 random bits as text. The database keeps only its SHA-256.</summary>
public static class Secret
{
    /// <summary>A new secret. Unguessable when <paramref name="chance"/> is.</summary>
    public static string New(IChance chance)
    {
        Span<byte> bytes = stackalloc byte[32];
        chance.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>What is kept of it.</summary>
    public static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
