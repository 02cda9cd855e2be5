using System.Buffers.Binary;
using System.Security.Cryptography;
using SmartLocal.Platform.Files;

namespace SmartLocal.Platform.Keys;

/// <summary>
/// The city's secrets, in a folder outside the database: whoever has only the database can neither forge a seal nor tell
/// whom a pseudonym stands for. Made on first use, readable by the owner only.
/// </summary>
public sealed class CityKeys : IDisposable
{
    private const int WrapNonce = 12;
    private const int WrapTag = 16;

    // One of each per thread: setting up an HMAC costs more than computing one, and every act needs several.
    private readonly ThreadLocal<IncrementalHash> pseudonym, digest;
    private readonly string folder;
    private byte[] wrap;

    /// <summary>The wrapping key before, while data keys may still lie under it.</summary>
    private byte[]? wrapBefore;


    /// <summary>Opens the folder, making the keys that are missing.</summary>
    public CityKeys(string folder)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        this.folder = folder;
        pseudonym = Hmac(Open(folder, "pseudonym.key", Random));
        digest = Hmac(Open(folder, "digest.key", Random));
        wrap = Convert.FromHexString(Open(folder, "wrap.key", Random));
        wrapBefore = File.Exists(WrapBefore) ? Convert.FromHexString(File.ReadAllText(WrapBefore)) : null;
        Seal = SigningKey(folder, "seal.pem");
        Client = SigningKey(folder, "client.pem");
        Push = SigningKey(folder, "push.pem");
    }

    /// <summary>Signs the heads of the journal (ECDSA, P-256).</summary>
    internal ECDsa Seal { get; }

    /// <summary>Shows providers of OpenID Connect that this city is their client (ECDSA, P-256).</summary>
    internal ECDsa Client { get; }

    /// <summary>
    /// Shows push services that a message is of this city (ECDSA, P-256). Browsers bind what they subscribe to its public half: with another
    /// key every subscription is lost. One thread signs at a time.
    /// </summary>
    public ECDsa Push { get; }

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

    /// <summary>
    /// A short mark of a text that only this city can make, 64 bits of a keyed digest in hex: for what is printed and comes back. It proves
    /// where a sheet came from, and no more than that.
    /// </summary>
    public string Mark(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Convert.ToHexStringLower(Digest(System.Text.Encoding.UTF8.GetBytes("paper\n" + text)).AsSpan(0, 8));
    }

    /// <summary>
    /// A secret that a module keeps beside the city's: made on first use, from then on the same on every node and in every backup. The
    /// city's own can't be reached by any name.
    /// </summary>
    /// <param name="name">What it is called in the folder, a plain file name such as <c>mail.pem</c>.</param>
    /// <param name="make">Makes it, where it is not there yet.</param>
    /// <exception cref="ArgumentException">The name leads out of the folder.</exception>
    public string Own(string name, Func<string> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        if (name is not { Length: > 0 } || Path.GetFileName(name) != name) throw new ArgumentException("A plain file name is expected.", nameof(name));
        return Open(folder, $"own-{name}", make);
    }

    /// <summary>A keyed digest (HMAC-SHA256): equal for equal bytes, and no oracle for whoever lacks the key.</summary>
    internal byte[] Digest(ReadOnlySpan<byte> bytes)
    {
        digest.Value!.AppendData(bytes);
        return digest.Value!.GetHashAndReset();
    }

    /// <summary>A data key as the database may keep it: AES-256-GCM under the wrapping key, bound to its number.</summary>
    internal byte[] Wrap(int number, ReadOnlySpan<byte> secret)
    {
        var wrapped = new byte[WrapNonce + secret.Length + WrapTag];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, WrapNonce));
        using var cipher = new AesGcm(wrap, WrapTag);
        cipher.Encrypt(wrapped.AsSpan(0, WrapNonce), secret, wrapped.AsSpan(WrapNonce, secret.Length), wrapped.AsSpan(^WrapTag..), Bound(number));
        return wrapped;
    }

    /// <summary>The data key again.</summary>
    /// <exception cref="CryptographicException">It was wrapped by another city's key: the database and the keys are not of one backup.</exception>
    internal byte[] Unwrap(int number, ReadOnlySpan<byte> wrapped)
    {
        try
        {
            return Unwrap(wrap, number, wrapped);
        }
        catch (AuthenticationTagMismatchException) when (wrapBefore is not null)
        {
            return Unwrap(wrapBefore, number, wrapped);
        }
    }

    /// <summary>
    /// Makes a new wrapping key. Until <see cref="ForgetWrapBefore"/> the one before still unwraps, also after a stop in between:
    /// then this goes on with the new key that is there already.
    /// </summary>
    internal void RenewWrap()
    {
        var hex = Convert.ToHexString(wrap);
        if (wrapBefore is not null && !wrapBefore.AsSpan().SequenceEqual(wrap)) return;
        WholeFile.Replace(WrapBefore, hex);
        wrapBefore = wrap;
        var made = Random();
        WholeFile.Replace(Path.Combine(folder, "wrap.key"), made);
        wrap = Convert.FromHexString(made);
    }

    /// <summary>No data key lies under the wrapping key before any more.</summary>
    internal void ForgetWrapBefore()
    {
        File.Delete(WrapBefore);
        wrapBefore = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Seal.Dispose();
        Client.Dispose();
        Push.Dispose();
        pseudonym.Dispose();
        digest.Dispose();
    }

    private string WrapBefore => Path.Combine(folder, "wrap.before.key");

    private static byte[] Unwrap(byte[] wrap, int number, ReadOnlySpan<byte> wrapped)
    {
        var secret = new byte[wrapped.Length - WrapNonce - WrapTag];
        using var cipher = new AesGcm(wrap, WrapTag);
        cipher.Decrypt(wrapped[..WrapNonce], wrapped[WrapNonce..^WrapTag], wrapped[^WrapTag..], secret, Bound(number));
        return secret;
    }

    private static ThreadLocal<IncrementalHash> Hmac(string key) =>
        new(() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Convert.FromHexString(key)));

    private static byte[] Bound(int number)
    {
        var bound = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bound, number);
        return bound;
    }

    private static ECDsa SigningKey(string folder, string name)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(Open(folder, name, () =>
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return made.ExportPkcs8PrivateKeyPem();
        }));
        return key;
    }

    private static string Random() => Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    private static string Open(string folder, string name, Func<string> make)
    {
        var path = Path.Combine(folder, name);
        // Two nodes may start at once: whoever comes second reads the first one's.
        if (!File.Exists(path)) WholeFile.Make(path, make());
        return File.ReadAllText(path);
    }
}
