using System.Text;

namespace SmartLocal.Feel;

/// <summary>
/// A name as the tokens it is made of: names in FEEL hold spaces, and marks such as <c>/</c>, and are recognised because they are
/// known (DMN 1.5, 10.3.1.2, rules 24 to 30).
/// </summary>
internal static class Pieces
{
    public static string[] Of(string name)
    {
        try
        {
            return [.. Lexer.Cut(name, new Mistakes(name)).Where(t => t.Kind != TokenKind.End).Select(t => t.Text)];
        }
        catch (UnreadableException)
        {
            return [name];
        }
    }

    /// <summary>Whether a name reads back as itself though nobody has declared it.</summary>
    public static bool IsPlain(string name)
    {
        try
        {
            var tokens = Lexer.Cut(name, new Mistakes(name));
            return tokens.Length > 1 && tokens[..^1].All(t => t.IsPlainName) && Join(tokens.AsSpan(..^1)) == name;
        }
        catch (UnreadableException)
        {
            return false;
        }
    }

    /// <summary>Tokens as a name: whatever stands between two of them is one space.</summary>
    public static string Join(ReadOnlySpan<Token> tokens)
    {
        var name = new StringBuilder();
        for (var i = 0; i < tokens.Length; i++)
            name.Append(i > 0 && tokens[i].From > tokens[i - 1].To ? " " : "").Append(tokens[i].Text);
        return name.ToString();
    }

    /// <summary>The text between two places as a name: each run of white space is one space.</summary>
    public static string Join(string text, int from, int to)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = from; i <= to; i++)
        {
            var space = i == to || Lexer.IsSpace(text[i]);
            if (!space && start < 0) start = i;
            if (!space || start < 0) continue;
            words.Add(text[start..i]);
            start = -1;
        }

        return string.Join(' ', words);
    }
}
