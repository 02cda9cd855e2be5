using System.Text;
using System.Text.RegularExpressions;

namespace SmartLocal.Simulators.Mail;

/// <summary>
/// RFC 2047 backwards. Each word is decoded by itself, as mail programs do: a character cut in two by a careless writer
/// turns into U+FFFD here as it would there. A word longer than 75 characters is no word and is shown as it stands.
/// </summary>
internal static partial class HeaderWords
{
    private const int MaxWord = 75;

    public static string Decode(string value)
    {
        var shown = new StringBuilder();
        var from = 0;
        var afterWord = false;
        foreach (Match word in Word().Matches(value))
        {
            var between = value[from..word.Index];
            // White space between two words is only there to fold the line.
            if (!afterWord || between.AsSpan().Trim(" \t").Length > 0)
            {
                shown.Append(between);
            }

            shown.Append(word.Length > MaxWord ? word.Value : Spell(word));
            from = word.Index + word.Length;
            afterWord = word.Length <= MaxWord;
        }

        return shown.Append(value.AsSpan(from)).ToString();
    }

    private static string Spell(Match word)
    {
        var encoded = word.Groups["text"].Value;
        try
        {
            var bytes = word.Groups["encoding"].Value is "B" or "b" ? Convert.FromBase64String(encoded) : Quoted(encoded);
            return Encoding.UTF8.GetString(bytes);
        }
        catch (FormatException)
        {
            return word.Value;
        }
    }

    private static byte[] Quoted(string encoded)
    {
        var bytes = new List<byte>(encoded.Length);
        for (var i = 0; i < encoded.Length; i++)
        {
            if (encoded[i] == '=' && i + 2 < encoded.Length)
            {
                bytes.AddRange(Convert.FromHexString(encoded.AsSpan(i + 1, 2)));
                i += 2;
            }
            else
            {
                bytes.Add((byte)(encoded[i] == '_' ? ' ' : encoded[i]));
            }
        }

        return [.. bytes];
    }

    [GeneratedRegex(
        @"=\?(?:UTF-8|US-ASCII)\?(?<encoding>[BQ])\?(?<text>[!->@-~]*)\?=",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Word();
}
