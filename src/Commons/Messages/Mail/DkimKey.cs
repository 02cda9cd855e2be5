using System.Security.Cryptography;
using System.Text;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Messages.Mail;

/// <summary>
/// The key that signs the city's mails: RSA with 2048 bits (RFC 8301 section 3.2), beside the city's other keys, made when it is first
/// asked for. Safe for many threads.
/// </summary>
internal sealed class DkimKey : IDisposable
{
    private const int Bits = 2_048;

    private readonly Lock gate = new();
    private readonly Lazy<RSA> key;

    public DkimKey(CityKeys keys) => key = new(() =>
    {
        var opened = RSA.Create();
        opened.ImportFromPem(keys.Own("mail.pem", Make));
        return opened;
    });

    /// <summary>What stands in the DNS for whoever checks (RFC 6376 section 3.6.1).</summary>
    public string Record
    {
        get
        {
            lock (gate) return $"v=DKIM1; k=rsa; p={Convert.ToBase64String(key.Value.ExportSubjectPublicKeyInfo())}";
        }
    }

    /// <summary>rsa-sha256 over the text: the same for the same text.</summary>
    public byte[] Sign(string text)
    {
        lock (gate) return key.Value.SignData(Encoding.Latin1.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    public void Dispose()
    {
        if (key.IsValueCreated) key.Value.Dispose();
    }

    private static string Make()
    {
        using var made = RSA.Create(Bits);
        return made.ExportPkcs8PrivateKeyPem();
    }
}
