using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmartLocal.Platform.SignIn.Signing;

/// <summary>
/// Whose card signed: the four attributes that 署名用電子証明書 holds (公的個人認証法 7条), as the register had them when the card was
/// given. Any of them may be missing.
/// </summary>
/// <param name="Name">氏名 in one text; empty where the certificate has none.</param>
/// <param name="Address">住所 in one text; empty where the certificate has none.</param>
/// <param name="BirthDate">生年月日; null where the certificate has none, or no whole date.</param>
/// <param name="Gender">性別, a coded word: female, male or unknown; null where the certificate has none.</param>
public sealed record CertifiedPerson(string Name, string Address, DateOnly? BirthDate, string? Gender)
{
    private const string AlternativeNames = "2.5.29.17";

    // 氏名, 性別, 生年月日 and 住所 as 公的個人認証 numbers them; a number between says which letters were written by another.
    private const string NameId = "1.2.392.200149.8.5.5.1", GenderId = "1.2.392.200149.8.5.5.3", BirthDateId = "1.2.392.200149.8.5.5.4", AddressId = "1.2.392.200149.8.5.5.5";

    private static readonly Asn1Tag OtherName = new(TagClass.ContextSpecific, 0);

    /// <summary>What the certificate says; null where it is none, or names nobody.</summary>
    internal static CertifiedPerson? Of(byte[] certificate)
    {
        try
        {
            using var read = X509CertificateLoader.LoadCertificate(certificate);
            if (read.Extensions[AlternativeNames] is not { } names) return null;
            var said = Read(names.RawData);
            return new CertifiedPerson(said.GetValueOrDefault(NameId, ""), said.GetValueOrDefault(AddressId, ""), Born(said.GetValueOrDefault(BirthDateId)), Sex(said.GetValueOrDefault(GenderId)));
        }
        catch (Exception e) when (e is CryptographicException or AsnContentException)
        {
            return null;
        }
    }

    /// <summary>GeneralNames (RFC 5280, 4.2.1.6): those that are otherName with a text, by their number.</summary>
    private static Dictionary<string, string> Read(byte[] names)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        var all = new AsnReader(names, AsnEncodingRules.DER).ReadSequence();
        while (all.HasData)
        {
            if (all.PeekTag().TagValue != OtherName.TagValue)
            {
                all.ReadEncodedValue();
                continue;
            }

            var other = all.ReadSequence(OtherName);
            var number = other.ReadObjectIdentifier();
            var value = other.ReadSequence(OtherName);
            if (value.PeekTag() == new Asn1Tag(UniversalTagNumber.UTF8String)) said[number] = value.ReadCharacterString(UniversalTagNumber.UTF8String).Trim();
        }

        return said;
    }

    // The era's number and the Gregorian date; who was born on an unknown day has zeros in it.
    private static DateOnly? Born(string? said) =>
        said is { Length: 9 } && DateOnly.TryParseExact(said.AsSpan(1), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Sex(string? said) => said switch { "1" => "male", "2" => "female", "3" => "unknown", _ => null };
}
