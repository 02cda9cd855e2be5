using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace SmartLocal.Platform.Web;

/// <summary>
/// The HTML of a page as it grows. A page is some thousand small pieces: each costs one comparison and one copy. The room of a long
/// page is lent and given back: made anew for each, it would bring a whole collection with every second of them.
/// </summary>
internal sealed class PageText : IDisposable
{
    /// <summary>What most pages need; a page longer than that grows.</summary>
    public const int UsualLength = 16 * 1024;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private char[] text = ArrayPool<char>.Shared.Rent(UsualLength);
    private int length;

    public ReadOnlySpan<char> Written => text.AsSpan(0, length);

    public int Capacity => text.Length;

    /// <summary>Empty again, with the room it has.</summary>
    public void Clear() => length = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(string markup)
    {
        if (markup.Length > text.Length - length) Grow(markup.Length);
        markup.CopyTo(text.AsSpan(length));
        length += markup.Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(char markup)
    {
        if (length == text.Length) Grow(1);
        text[length++] = markup;
    }

    /// <summary>What is no markup, so that it stays none: in text and between quotation marks.</summary>
    public void Encode(ReadOnlySpan<char> plain)
    {
        while (true)
        {
            var least = Math.Max(plain.Length, Encoder.MaxOutputCharactersPerInputCharacter);
            if (least > text.Length - length) Grow(least);
            var status = Encoder.Encode(plain, text.AsSpan(length), out var read, out var written);
            length += written;
            if (status is OperationStatus.Done) return;
            if (status is not OperationStatus.DestinationTooSmall) throw new InvalidOperationException($"A text of the page cannot be encoded: {status}");
            plain = plain[read..];
        }
    }

    /// <summary>Gives the room back; what was written is gone.</summary>
    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(text);
        (text, length) = ([], 0);
    }

    private void Grow(int atLeast)
    {
        var larger = ArrayPool<char>.Shared.Rent(checked(Math.Max(text.Length * 2, length + atLeast)));
        Written.CopyTo(larger);
        ArrayPool<char>.Shared.Return(text);
        text = larger;
    }
}
