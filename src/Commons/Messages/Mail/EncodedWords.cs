using System.Text;

namespace SmartLocal.Messages.Mail;

/// <summary>
/// Text in a header as RFC 2047 encoded words (UTF-8, base64). A word has at most 75 characters and its line at most 76;
/// a code point never straddles two words, because readers decode each word by itself.
/// </summary>
internal static class EncodedWords
{
    private const int MaxWord = 75;
    private const int MaxLine = 76;
    private const string Opening = "=?UTF-8?B?";
    private const string Closing = "?=";

    /// <summary>Whether the text may stand in a header as it is: short printable ASCII that no reader takes for an encoded word.</summary>
    public static bool NeedNot(string text) =>
        text.Length <= 60
        && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')
        && !text.StartsWith(' ') && !text.EndsWith(' ')
        && !text.Contains("=?", StringComparison.Ordinal);

    /// <summary>The words on folded lines; the first stands behind <paramref name="column"/> characters already written.</summary>
    public static string Fold(string text, int column)
    {
        var lines = new List<string>();
        var word = new List<byte>(48);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(utf8);
            if (word.Count + length > Capacity(lines.Count == 0 ? column : 1))
            {
                lines.Add(Spell(word));
                word.Clear();
            }

            word.AddRange(utf8[..length]);
        }

        lines.Add(Spell(word));
        return string.Join("\r\n ", lines);
    }

    /// <summary>How many bytes of text one word carries there: base64 makes four characters of three bytes.</summary>
    private static int Capacity(int column) =>
        (Math.Min(MaxWord, MaxLine - column) - Opening.Length - Closing.Length) / 4 * 3;

    private static string Spell(List<byte> word) => Opening + Convert.ToBase64String([.. word]) + Closing;
}
