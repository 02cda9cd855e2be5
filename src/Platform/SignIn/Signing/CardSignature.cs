using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartLocal.Platform.SignIn.Signing;

/// <summary>A signature (電子署名) that a card made over the digest of a statement, and the card's certificate for it.</summary>
/// <param name="Digest">SHA-256 of the statement.</param>
/// <param name="Value">RSA, PKCS #1 v1.5, as the card computes it.</param>
/// <param name="Certificate">署名用電子証明書, DER. Holds her name and address.</param>
internal sealed record CardSignature(byte[] Digest, byte[] Value, byte[] Certificate)
{
    /// <summary>
    /// What does not hold, as a coded word, or null. Whether the certificate was revoked is not among it: that only a 署名検証者
    /// (公的個人認証法 17条) may ask.
    /// </summary>
    public string? Mistake(X509Certificate2Collection authorities, DateTimeOffset now)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Certificate);
            // The certificate for signing in has only digitalSignature: it makes nobody's signature.
            if (!certificate.Extensions.OfType<X509KeyUsageExtension>().Any(u => u.KeyUsages.HasFlag(X509KeyUsageFlags.NonRepudiation))) return "key-usage";
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.DisableCertificateDownloads = true;
            chain.ChainPolicy.VerificationTime = now.UtcDateTime;
            if (!chain.Build(certificate)) return "certificate";
            return IsOverDigest() ? null : "signature";
        }
        catch (CryptographicException)
        {
            return "certificate";
        }
    }

    /// <summary>Whether the key of the certificate made it over the digest. Says nothing of whose the certificate is.</summary>
    public bool IsOverDigest()
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Certificate);
            using var key = certificate.GetRSAPublicKey();
            return key is not null && key.VerifyHash(Digest, Value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
