using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Keys;

namespace SmartLocal.Platform.Journal;

/// <summary>
/// The chain over the sealed part of the journal: each link is SHA-256 over the link before it and a length-prefixed
/// writing of number, time, act, channel, office, pseudonyms, coded facts and the payload's MAC. The payload itself stays
/// outside, so that it can be erased without breaking the chain.
/// </summary>
internal static class Chain
{
    /// <summary>Before the first entry.</summary>
    public static readonly byte[] Start = new byte[32];

    /// <summary>
    /// The entry's MAC: under the city's key, over its salt, its payload and everything that is sealed of it. Whoever has only
    /// the database can write no entry that passes, sealed or waiting for its seal; and once the salt is erased with the
    /// payload, nothing can be guessed from it.
    /// </summary>
    public static byte[] Mac(CityKeys keys, EntryRow entry, byte[] salt, byte[] payload)
    {
        var bytes = new ArrayBufferWriter<byte>(512 + payload.Length);
        Add(bytes, "journal.entry");
        Add(bytes, salt);
        Add(bytes, payload);
        AddSealed(bytes, entry);
        return keys.Digest(bytes.WrittenSpan);
    }

    /// <summary>The link of the entry with this number.</summary>
    public static byte[] Link(byte[] before, long number, EntryRow entry)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        bytes.Write(before);
        Add(bytes, number);
        AddSealed(bytes, entry);
        Add(bytes, entry.Mac);
        return SHA256.HashData(bytes.WrittenSpan);
    }

    /// <summary>What is signed of a head: its number and its link.</summary>
    public static byte[] Head(long number, byte[] hash)
    {
        var bytes = new byte[40];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hash.CopyTo(bytes, 8);
        return bytes;
    }

    /// <summary>Whether the city signed this head.</summary>
    public static bool IsSigned(CityKeys keys, long number, byte[] hash, byte[] signature) =>
        keys.Seal.VerifyData(Head(number, hash), signature, HashAlgorithmName.SHA256);

    public static string Word(ActorKind kind) => kind switch
    {
        ActorKind.Anonymous => "anonymous",
        ActorKind.Resident => "resident",
        ActorKind.Staff => "staff",
        ActorKind.Client => "client",
        ActorKind.System => "system",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static ActorKind Kind(string word) => word switch
    {
        "anonymous" => ActorKind.Anonymous,
        "resident" => ActorKind.Resident,
        "staff" => ActorKind.Staff,
        "client" => ActorKind.Client,
        _ => ActorKind.System,
    };

    private static void AddSealed(ArrayBufferWriter<byte> bytes, EntryRow entry)
    {
        Add(bytes, entry.Id.ToByteArray(bigEndian: true));
        Add(bytes, entry.At.Microseconds);
        Add(bytes, entry.Name);
        Add(bytes, entry.Act);
        Add(bytes, entry.Channel);
        Add(bytes, entry.Office);
        Add(bytes, entry.ActorKind);
        Add(bytes, entry.Actor.ToByteArray(bigEndian: true));
        Add(bytes, entry.ActedForKind);
        Add(bytes, entry.ActedFor?.ToByteArray(bigEndian: true));
        Add(bytes, entry.About.ToByteArray(bigEndian: true));
        Add(bytes, entry.Facts);
    }

    private static void Add(ArrayBufferWriter<byte> bytes, string? text) => Add(bytes, text is null ? null : Encoding.UTF8.GetBytes(text));

    private static void Add(ArrayBufferWriter<byte> bytes, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(8), number);
        bytes.Advance(8);
    }

    /// <summary>Null and empty differ: −1 and 0.</summary>
    private static void Add(ArrayBufferWriter<byte> bytes, byte[]? value)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(4), value?.Length ?? -1);
        bytes.Advance(4);
        if (value is not null) bytes.Write(value);
    }
}
