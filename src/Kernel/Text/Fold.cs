using System.Text;

namespace SmartLocal.Kernel;

/// <summary>
/// Makes the many ways of typing the same ASCII character one. Japanese keyboards give full-width letters, digits and
/// half a dozen hyphens; people don't see the difference and are never asked to.
/// </summary>
public static class Fold
{
    private const string Hyphens = "‐‑‒–—―−﹣－⁻₋";
    private const char LongVowel = 'ー';
    private const char HalfLongVowel = 'ｰ';

    /// <summary>
    /// Full-width ASCII, the ideographic space and every hyphen become their ASCII character. Nothing else changes: kana and
    /// kanji stay as they are, ー too. Character for character, so positions stay; folding twice is folding once.
    /// </summary>
    public static string Width(string text) => Map(text, Narrow);

    /// <summary>
    /// As <see cref="Width"/>, for text in which only numbers and codes can stand (phone numbers, postcodes, receipts):
    /// there ー is a hyphen too.
    /// </summary>
    public static string Code(string text) => Map(text, c => c is LongVowel or HalfLongVowel ? '-' : Narrow(c));

    /// <summary>The ASCII twin of one character, or the character itself.</summary>
    public static char Narrow(char c) => c switch
    {
        < '\u0080' => c,
        '\u00A0' or '\u3000' => ' ',
        '￥' => '¥',
        _ when Hyphens.Contains(c, StringComparison.Ordinal) => '-',
        >= '！' and <= '～' => (char)(c - '！' + '!'),
        _ => c,
    };

    /// <summary>White space at both ends goes and each run of it inside becomes one <paramref name="space"/>.</summary>
    public static string Spaces(string text, char space)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.AsSpan().Trim())
        {
            if (!char.IsWhiteSpace(c))
                folded.Append(c);
            else if (folded[^1] != space)
                folded.Append(space);
        }

        return folded.ToString();
    }

    private static string Map(string text, Func<char, char> fold) =>
        string.Create(text.Length, (text, fold), static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = from.fold(from.text[i]);
        });
}
