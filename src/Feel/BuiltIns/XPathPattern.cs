using System.Text;

namespace SmartLocal.Feel;

/// <summary>
/// A pattern of XPath in the words of .NET. They differ in what <c>$ . \w \s \i \c</c> mean, in white space under the flag x, and
/// in what .NET has beyond it (named groups, looking around), which is refused: a rule means the same elsewhere.
/// </summary>
internal sealed class XPathPattern(string pattern, string flags)
{
    private const string NameStart = @"\p{L}_:";
    private const string NameRest = @"\p{L}\p{Nd}\p{M}_:.\-\u00B7";
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";
    private readonly StringBuilder translated = new(pattern.Length + 8);
    private int at;
    private int groups;

    public static string? Translate(string pattern, string flags) => new XPathPattern(pattern, flags).Run();

    private string? Run()
    {
        while (at < pattern.Length)
            if (!One()) return null;
        return translated.ToString();
    }

    private bool One()
    {
        var c = pattern[at];
        if (c == '\\') return Escape(inClass: false);
        if (c == '[') return Class();
        if (c == '(' && at + 1 < pattern.Length && pattern[at + 1] == '?')
        {
            if (at + 2 >= pattern.Length || pattern[at + 2] != ':') return false;
            return Take("(?:", 3);
        }

        // Two units of UTF-16 are one character: what follows counts both.
        if (at + 1 < pattern.Length && char.IsSurrogatePair(c, pattern[at + 1])) return Take($"(?:{pattern.AsSpan(at, 2)})", 2);
        if (c == '(') groups++;
        if (c == '{') return Quantity();
        if (c is '}' or ']') return false;
        if (Lexer.IsSpace(c) && c < 0x80 && flags.Contains('x', StringComparison.Ordinal)) return Take("", 1);
        return c switch
        {
            '$' when !flags.Contains('m', StringComparison.Ordinal) => Take(@"\z", 1),
            '$' => Take(@"(?=\n|\z)", 1),
            '.' when !flags.Contains('s', StringComparison.Ordinal) => Take($"(?:{Pair}|[^\\n\\r])", 1),
            '.' => Take($"(?:{Pair}|.)", 1),
            _ => Take(c.ToString(), 1),
        };
    }

    private bool Take(string put, int length)
    {
        translated.Append(put);
        at += length;
        return true;
    }

    private bool Escape(bool inClass)
    {
        if (at + 1 >= pattern.Length) return false;
        var c = pattern[at + 1];
        if (c is >= '1' and <= '9' && !inClass) return Reference();
        var put = c switch
        {
            'i' => inClass ? NameStart : $"[{NameStart}]",
            'I' when !inClass => $"[^{NameStart}]",
            'c' => inClass ? NameRest : $"[{NameRest}]",
            'C' when !inClass => $"[^{NameRest}]",
            's' => inClass ? @" \t\n\r" : @"[ \t\n\r]",
            'S' when !inClass => @"[^ \t\n\r]",
            'w' when !inClass => @"[^\p{P}\p{Z}\p{C}]",
            'W' => inClass ? @"\p{P}\p{Z}\p{C}" : @"[\p{P}\p{Z}\p{C}]",
            'n' or 'r' or 't' or 'd' or 'D' or 'w' or 'S' => $"\\{c}",
            'p' or 'P' => Category(),
            '\\' or '|' or '.' or '?' or '*' or '+' or '(' or ')' or '{' or '}' or '$' or '-' or '[' or ']' or '^' => $"\\{c}",
            _ => null,
        };
        if (put is null) return false;
        return Take(put, c is 'p' or 'P' ? put.Length : 2);
    }

    /// <summary>As many digits as name a group that has begun.</summary>
    private bool Reference()
    {
        var end = at + 2;
        while (end < pattern.Length && char.IsAsciiDigit(pattern[end]) && end - at < 4 && int.Parse(pattern.AsSpan(at + 1, end - at)) <= groups) end++;
        var group = int.Parse(pattern.AsSpan(at + 1, end - at - 1));
        return group <= groups && Take($"(?:\\{group})", end - at);
    }

    /// <summary><c>{2}</c>, <c>{2,}</c> or <c>{2,3}</c>; a brace that is none must be escaped.</summary>
    private bool Quantity()
    {
        var end = pattern.IndexOf('}', at);
        if (end < 0 || translated.Length == 0) return false;
        var parts = pattern[(at + 1)..end].Split(',');
        var isOne = parts.Length <= 2 && parts[0].Length is > 0 and < 10 && parts[0].All(char.IsAsciiDigit) && (parts.Length == 1 || (parts[1].Length < 10 && parts[1].All(char.IsAsciiDigit)));
        return isOne && Take(pattern[at..(end + 1)], end + 1 - at);
    }

    private string? Category()
    {
        var end = pattern.IndexOf('}', at);
        return end > at + 3 && pattern[at + 2] == '{' ? pattern[at..(end + 1)] : null;
    }

    /// <summary><c>[a-z-[aeiou]]</c> takes away in both; a bracket within must be escaped in both.</summary>
    private bool Class()
    {
        Take("[", 1);
        if (at < pattern.Length && pattern[at] == '^') Take("^", 1);
        var first = true;
        while (at < pattern.Length)
        {
            var c = pattern[at];
            if (c == ']' && !first) return Take("]", 1);
            if (c == '\\')
            {
                if (!Escape(inClass: true)) return false;
            }
            else if (c == '[')
            {
                if (first || pattern[at - 1] != '-' || !Class()) return false;
            }
            else if (Lexer.IsSpace(c) && flags.Contains('x', StringComparison.Ordinal))
            {
                Take(c == ' ' ? @"\x20" : c.ToString(), 1);
            }
            else
            {
                Take(c.ToString(), 1);
            }

            first = false;
        }

        return false;
    }
}
