using System.Buffers.Binary;

namespace SmartLocal.Platform.Files;

/// <summary>
/// How many dots a picture has by its own head. A few kilobytes can say that they are a picture of a thousand million dots, and
/// take the clerk's whole memory when she opens it. Nothing is decoded here.
/// </summary>
internal static class PictureSize
{
    /// <summary>The most dots taken: what the largest telephone camera makes.</summary>
    public const long MostDots = 200_000_000;

    /// <summary>Width times height; null where the head does not say, as in a HEIC or a PDF.</summary>
    public static long? Of(Stream content, string mediaType)
    {
        content.Position = 0;
        return mediaType switch
        {
            MediaType.Png => Png(content),
            MediaType.Jpeg => Jpeg(content),
            _ => null,
        };
    }

    private static long? Png(Stream content)
    {
        Span<byte> head = stackalloc byte[24];
        return content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length
            ? null
            : (long)BinaryPrimitives.ReadUInt32BigEndian(head[16..]) * BinaryPrimitives.ReadUInt32BigEndian(head[20..]);
    }

    // From segment to segment (ITU T.81 B.1.1): the frame's own says height and width.
    private static long? Jpeg(Stream content)
    {
        content.Position = 2;
        Span<byte> head = stackalloc byte[9];
        while (content.ReadAtLeast(head[..4], 4, throwOnEndOfStream: false) == 4 && head[0] == 0xFF)
        {
            var (marker, length) = (head[1], BinaryPrimitives.ReadUInt16BigEndian(head[2..]));
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return content.ReadAtLeast(head[..5], 5, throwOnEndOfStream: false) < 5
                    ? null
                    : (long)BinaryPrimitives.ReadUInt16BigEndian(head[1..]) * BinaryPrimitives.ReadUInt16BigEndian(head[3..]);
            if (length < 2 || marker is 0xDA or 0xD9) return null;
            content.Position += length - 2;
        }

        return null;
    }
}
