using System.Security.Cryptography;
using SmartLocal.Platform.Files;

namespace SmartLocal.Platform.Keys;

/// <summary>
/// The city's secrets, in a folder outside the database: whoever has only the database can neither forge a seal nor tell
/// whom a pseudonym stands for. Made on first use, readable by the owner only.
/// </summary>
public sealed class CityKeys : IDisposable
{
    // One of each per thread: setting up an HMAC costs more than computing one, and every act needs several.
    private readonly ThreadLocal<IncrementalHash> pseudonym, digest;

    /// <summary>Opens the folder, making the keys that are missing.</summary>
    public CityKeys(string folder)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        pseudonym = Hmac(Open(folder, "pseudonym.key", Random));
        digest = Hmac(Open(folder, "digest.key", Random));
        Seal = ECDsa.Create();
        Seal.ImportFromPem(Open(folder, "seal.pem", () =>
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return made.ExportPkcs8PrivateKeyPem();
        }));
        Client = ECDsa.Create();
        Client.ImportFromPem(Open(folder, "client.pem", () =>
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return made.ExportPkcs8PrivateKeyPem();
        }));
    }

    /// <summary>Signs the heads of the journal (ECDSA, P-256).</summary>
    internal ECDsa Seal { get; }

    /// <summary>Shows providers of OpenID Connect that this city is their client (ECDSA, P-256).</summary>
    internal ECDsa Client { get; }

    /// <summary>The pseudonym under which the sealed journal knows an id: the same for the same id, 128 bits of HMAC-SHA256.</summary>
    internal Guid Pseudonym(Guid id)
    {
        if (id == Guid.Empty) return id;
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        Span<byte> mac = stackalloc byte[32];
        pseudonym.Value!.AppendData(bytes);
        pseudonym.Value!.GetHashAndReset(mac);
        return new Guid(mac[..16], bigEndian: true);
    }

    /// <summary>A keyed digest (HMAC-SHA256): equal for equal bytes, and no oracle for whoever lacks the key.</summary>
    internal byte[] Digest(ReadOnlySpan<byte> bytes)
    {
        digest.Value!.AppendData(bytes);
        return digest.Value!.GetHashAndReset();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Seal.Dispose();
        Client.Dispose();
        pseudonym.Dispose();
        digest.Dispose();
    }

    private static ThreadLocal<IncrementalHash> Hmac(string key) =>
        new(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Convert.FromHexString(key)));

    private static string Random() => Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    private static string Open(string folder, string name, Func<string> make)
    {
        var path = Path.Combine(folder, name);
        // Two nodes may start at once: whoever comes second reads the first one's.
        if (!File.Exists(path)) WholeFile.Make(path, make());
        return File.ReadAllText(path);
    }
}
