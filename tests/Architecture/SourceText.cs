using System.Text;

namespace SmartLocal.Tests.Architecture;

/// <summary>What of a source file is code and what is comment. Enough of C# and Razor for these tests, not a compiler.</summary>
internal static class SourceText
{
    /// <summary>The source without its comments; lines keep their numbers.</summary>
    public static string WithoutComments(string source, bool razor)
    {
        var kept = new StringBuilder(source.Length);
        var at = 0;
        while (at < source.Length)
        {
            if (Starts("@*")) Skip("*@");
            else if (Starts("<!--")) Skip("-->");
            else if (!razor && Starts("/*")) Skip("*/");
            else if (Starts("//") && (!razor || LineBegins())) SkipLine();
            else if (Starts("\"\"\"")) Copy("\"\"\"");
            else if (!razor && Starts("'\"'")) CopyCount(3);
            else if (!razor && source[at] == '"') CopyString();
            else CopyCount(1);
        }

        return kept.ToString();

        bool Starts(string mark) => string.CompareOrdinal(source, at, mark, 0, mark.Length) == 0;

        bool LineBegins() => source[..at].Split('\n')[^1].Trim().Length == 0;

        void Skip(string end)
        {
            var stop = source.IndexOf(end, at + 2, StringComparison.Ordinal);
            stop = stop < 0 ? source.Length : stop + end.Length;
            kept.Append('\n', source.AsSpan(at, stop - at).Count('\n'));
            at = stop;
        }

        void SkipLine()
        {
            while (at < source.Length && source[at] != '\n') at++;
        }

        void Copy(string end)
        {
            var stop = source.IndexOf(end, at + end.Length, StringComparison.Ordinal);
            CopyCount((stop < 0 ? source.Length : stop + end.Length) - at);
        }

        void CopyString()
        {
            var verbatim = at > 0 && (source[at - 1] == '@' || (at > 1 && source[at - 1] == '$' && source[at - 2] == '@'));
            CopyCount(1);
            while (at < source.Length && source[at] != '"' && (verbatim || source[at] != '\n')) CopyCount(!verbatim && source[at] == '\\' ? 2 : 1);
            CopyCount(1);
        }

        void CopyCount(int count)
        {
            count = Math.Min(count, source.Length - at);
            kept.Append(source, at, count);
            at += count;
        }
    }
}
