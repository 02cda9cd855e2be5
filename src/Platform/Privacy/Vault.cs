using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SmartLocal.Kernel;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.Privacy;

/// <summary>
/// Seals personal values: AES-256-GCM under the data key in force, bound to table, column and row. What is stored is one byte
/// of version, four of the key's number, a nonce of twelve, the cipher text, and a tag of sixteen. Safe for many threads.
/// </summary>
public sealed class Vault
{
    /// <summary>Before the values of this version a column held plain text; the upgrade marks it so and seals it before anybody is served.</summary>
    internal const byte Plain = 1;

    internal const byte Sealed = 2;

    /// <summary>Version and key number.</summary>
    internal const int Header = 5;

    private const int Nonce = 12;
    private const int Tag = 16;
    private const int OnTheStack = 1024;

    private readonly DataKeys dataKeys;
    private readonly CityKeys keys;
    private readonly IChance chance;

    internal Vault(DataKeys dataKeys, CityKeys keys, IChance chance) => (this.dataKeys, this.keys, this.chance) = (dataKeys, keys, chance);

    /// <summary>The text, sealed for this place and no other.</summary>
    public Personal Seal(Place place, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return Seal(place, plain.AsSpan(0, Encoding.UTF8.GetBytes(text, plain)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain, clearArray: true);
        }
    }

    /// <summary>
    /// A resident's own data, opened to herself: no purpose, and no entry. The caller has made sure that she is who she says.
    /// </summary>
    /// <param name="hers">Her account, or a thing that is hers by a secret that she showed.</param>
    public Opened Own(params IReadOnlyCollection<Guid> hers) => new(this, hers.ToHashSet(), null, null);

    /// <summary>
    /// Opened to a machine that shows it to nobody but its subject: inside an act, whose own entry says what was done, or on the
    /// way to the person herself.
    /// </summary>
    public Opened Work() => new(this, null, null, null);

    /// <summary>A keyed digest by which a value is found without being read: equal for equal text.</summary>
    public byte[] Digest(string text) => keys.Digest(Encoding.UTF8.GetBytes(text));

    internal Personal Seal(Place place, ReadOnlySpan<byte> plain)
    {
        var key = dataKeys.InForce;
        var bytes = new byte[Header + Nonce + plain.Length + Tag];
        bytes[0] = Sealed;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), key.Number);
        var nonce = bytes.AsSpan(Header, Nonce);
        chance.Fill(nonce);
        Span<byte> bound = stackalloc byte[Bound(place)];
        Bind(place, bound);
        key.Cipher.Encrypt(nonce, plain, bytes.AsSpan(Header + Nonce, plain.Length), bytes.AsSpan(bytes.Length - Tag), bound);
        return new Personal(bytes);
    }

    /// <exception cref="CryptographicException">It was altered, or sealed for another place or under another city's key.</exception>
    internal string Open(Place place, Personal value)
    {
        var bytes = value.Bytes.AsSpan();
        if (bytes.Length < Header + Nonce + Tag || bytes[0] != Sealed)
            throw new CryptographicException($"{place.Column.Name} holds something that was not sealed");
        var key = dataKeys.Of(BinaryPrimitives.ReadInt32BigEndian(bytes[1..]));
        var length = bytes.Length - Header - Nonce - Tag;
        var rented = length > OnTheStack ? ArrayPool<byte>.Shared.Rent(length) : null;
        var plain = rented is null ? stackalloc byte[length] : rented.AsSpan(0, length);
        Span<byte> bound = stackalloc byte[Bound(place)];
        Bind(place, bound);
        try
        {
            key.Cipher.Decrypt(bytes.Slice(Header, Nonce), bytes.Slice(Header + Nonce, length), bytes[^Tag..], plain, bound);
            return Encoding.UTF8.GetString(plain);
        }
        finally
        {
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private static int Bound(Place place) => place.Column.Name.Length + 16;

    /// <summary>What a sealing is bound to: the column's name, which is ASCII, and the row's id.</summary>
    private static void Bind(Place place, Span<byte> bound)
    {
        place.Row.TryWriteBytes(bound, bigEndian: true, out _);
        Encoding.ASCII.GetBytes(place.Column.Name, bound[16..]);
    }
}
