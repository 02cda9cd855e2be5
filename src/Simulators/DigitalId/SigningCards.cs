using System.Collections.Concurrent;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartLocal.Simulators.DigitalId;

/// <summary>
/// The keys and certificates for 署名 on the demo's cards, under an authority of their own: RSA of 2,048 bits, and a certificate as
/// 署名用電子証明書 are, whose subject names nobody and whose alternative names hold the four attributes. New with every start.
/// </summary>
internal sealed class SigningCards : IDisposable
{
    // 氏名, 性別, 生年月日 and 住所 as 公的個人認証 numbers them.
    private const string Attributes = "1.2.392.200149.8.5.5.";

    private static readonly TimeSpan Validity = TimeSpan.FromDays(5 * 365);

    private readonly DateTimeOffset begin;
    private readonly RSA authorityKey = RSA.Create();
    private readonly Lazy<X509Certificate2> authority; // a key of this size takes its time, and few demo days sign anything
    private readonly ConcurrentDictionary<string, (RSA Key, byte[] Certificate)> cards = new(StringComparer.Ordinal); // as many as the demo has people

    public SigningCards(TimeProvider clock)
    {
        begin = clock.GetUtcNow() - TimeSpan.FromDays(1);
        authority = new(MakeAuthority);
    }

    /// <summary>The authority's certificate, DER.</summary>
    public ReadOnlyMemory<byte> Authority => authority.Value.RawData;

    /// <summary>The card's signature over the digest, and its certificate.</summary>
    public (byte[] Signature, byte[] Certificate) Sign(TestPerson person, byte[] digest)
    {
        var card = cards.GetOrAdd(person.Card, _ => Make(person));
        return (card.Key.SignHash(digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), card.Certificate);
    }

    public void Dispose()
    {
        foreach (var (key, _) in cards.Values) key.Dispose();
        if (authority.IsValueCreated) authority.Value.Dispose();
        authorityKey.Dispose();
    }

    private X509Certificate2 MakeAuthority()
    {
        authorityKey.KeySize = 2048;
        var request = new CertificateRequest("CN=Simulated signing authority, O=SmartLocal demo", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return request.CreateSelfSigned(begin, begin + Validity);
    }

    private (RSA Key, byte[] Certificate) Make(TestPerson person)
    {
        var key = RSA.Create(2048);
        var serial = SHA256.HashData(key.ExportSubjectPublicKeyInfo())[..16];
        serial[0] &= 0x7F; // a positive number
        var request = new CertificateRequest($"CN={Convert.ToHexString(serial)}, C=JP", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
        request.CertificateExtensions.Add(new X509Extension("2.5.29.17", Names(person), false));
        using var certificate = request.Create(authority.Value, begin, begin + Validity, serial);
        return (key, certificate.RawData);
    }

    /// <summary>GeneralNames of otherName (RFC 5280, 4.2.1.6).</summary>
    private static byte[] Names(TestPerson person)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var (number, value) in new[] { ("1", person.Name), ("3", Sex(person.Gender)), ("4", Born(person.BirthDate)), ("5", person.Address) })
            {
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                {
                    writer.WriteObjectIdentifier(Attributes + number);
                    using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0))) writer.WriteCharacterString(UniversalTagNumber.UTF8String, value);
                }
            }
        }

        return writer.Encode();
    }

    private static string Sex(string gender) => gender switch { "male" => "1", "female" => "2", _ => "3" };

    // The era's number, 0 where nobody says, and the Gregorian date.
    private static string Born(string date) => "0" + date.Replace("-", "", StringComparison.Ordinal);
}
