using System.Buffers.Binary;

namespace SmartLocal.Kernel;

/// <summary>
/// Makes UUIDs of version 7 (RFC 9562) from one clock and one source of chance, so that a simulated day can be repeated.
/// Safe for many threads when <paramref name="chance"/> is.
/// </summary>
/// <param name="clock">Milliseconds of the id come from here.</param>
/// <param name="chance">Fills the 74 random bits.</param>
public sealed class IdSource(TimeProvider clock, IChance chance)
{
    /// <summary>A new id.</summary>
    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        chance.Fill(bytes);
        var milliseconds = clock.GetUtcNow().ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(milliseconds >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[2..], (uint)milliseconds);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The smallest id that can be made in the millisecond of that instant: ids made before it are smaller, later ones are not.</summary>
    public static Guid FirstAt(Instant instant)
    {
        Span<byte> bytes = stackalloc byte[16];
        var milliseconds = instant.ToDateTimeOffset().ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(milliseconds >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[2..], (uint)milliseconds);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A new id of the given type.</summary>
    public TId Next<TId>() where TId : struct, IId<TId> => TId.From(Next());
}
