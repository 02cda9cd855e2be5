using System.Security.Cryptography;

namespace SmartLocal.Messages.Push;

/// <summary>
/// The agreement by .NET's own classes, where <see cref="OpenSslAgreement"/> finds no library: the same result, and most of the time
/// spent on taking the other's key in and checking it more thoroughly than this curve needs.
/// </summary>
internal sealed class DotNetAgreement : IKeyAgreement
{
    public void Agree(ReadOnlySpan<byte> peer, Span<byte> own, Span<byte> secret)
    {
        if (!P256Point.IsOnCurve(peer)) throw new CryptographicException("Not a point of P-256.");
        using var fresh = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        using var theirs = ECDiffieHellman.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = peer[1..33].ToArray(), Y = peer[33..].ToArray() },
        });
        using var key = theirs.PublicKey;
        var raw = fresh.DeriveRawSecretAgreement(key);
        raw.CopyTo(secret);
        CryptographicOperations.ZeroMemory(raw);
        var point = fresh.ExportParameters(includePrivateParameters: false).Q;
        P256Point.Write(point.X, point.Y, own);
    }
}
