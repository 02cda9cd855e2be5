using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace SmartLocal.Feel;

/// <summary>Matching by patterns of XPath (XQuery and XPath Functions 3.1, 5.6), done by .NET's regular expressions with a time limit.</summary>
internal static class Patterns
{
    // Patterns stand in rules: few, and used again and again.
    private const int Kept = 500;
    private static readonly ConcurrentDictionary<(string Pattern, string Flags, TimeSpan Time), Regex?> Compiled = [];

    public static bool? IsMatch(string input, string pattern, string flags, Run run) => Timed(() => Of(pattern, flags, run)?.IsMatch(input));

    /// <summary>Null for a pattern that matches nothing at all, as XPath has it.</summary>
    public static string? Replace(string input, string pattern, string replacement, string flags, Run run)
    {
        if (Of(pattern, flags, run) is not { } regex) return null;
        var isLiteral = flags.Contains('q', StringComparison.Ordinal);
        if (!isLiteral && !IsReplacement(replacement)) return null;
        return Timed(() =>
        {
            if (regex.IsMatch("")) return null;
            var length = 0L;
            return regex.Replace(input, match =>
            {
                run.Step();
                var put = isLiteral ? replacement : Filled(replacement, match);
                if ((length += put.Length) > run.Limits.StringLength) throw LimitReachedException.String(run.Limits.StringLength);
                return put;
            });
        });
    }

    public static FeelList? Split(string input, string pattern, Run run)
    {
        if (Of(pattern, "", run) is not { } regex) return null;
        return Timed(() =>
        {
            if (regex.IsMatch("")) return null;
            var parts = new List<object?>();
            var from = 0;
            foreach (Match match in regex.Matches(input))
            {
                run.Add(parts, input[from..match.Index]);
                from = match.Index + match.Length;
            }

            run.Add(parts, input[from..]);
            return run.Gathered(parts);
        });
    }

    private static T Timed<T>(Func<T> match)
    {
        try
        {
            return match();
        }
        catch (RegexMatchTimeoutException)
        {
            throw LimitReachedException.Matching();
        }
    }

    private static Regex? Of(string pattern, string flags, Run run)
    {
        var key = (pattern, flags, run.Limits.Matching);
        if (Compiled.TryGetValue(key, out var known)) return known;
        var made = Make(pattern, flags, run.Limits.Matching);
        if (Compiled.Count < Kept) Compiled.TryAdd(key, made);
        return made;
    }

    private static Regex? Make(string pattern, string flags, TimeSpan time)
    {
        var options = RegexOptions.CultureInvariant;
        foreach (var flag in flags)
        {
            if (flag is not ('s' or 'm' or 'i' or 'x' or 'q')) return null;
            options |= flag switch { 's' => RegexOptions.Singleline, 'm' => RegexOptions.Multiline, 'i' => RegexOptions.IgnoreCase, _ => RegexOptions.None };
        }

        try
        {
            var translated = flags.Contains('q', StringComparison.Ordinal) ? Regex.Escape(pattern) : XPathPattern.Translate(pattern, flags);
            return translated is null ? null : new Regex(translated, options, time);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A <c>\</c> stands before <c>\</c> or <c>$</c>, a <c>$</c> before a digit.</summary>
    private static bool IsReplacement(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (text[i] == '\\')
            {
                if (next is not ('\\' or '$')) return false;
                i++;
            }
            else if (text[i] == '$' && next is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }

    private static string Filled(string replacement, Match match)
    {
        var filled = new StringBuilder();
        for (var i = 0; i < replacement.Length; i++)
        {
            if (replacement[i] == '\\') filled.Append(replacement[++i]);
            else if (replacement[i] != '$') filled.Append(replacement[i]);
            else filled.Append(match.Groups[GroupAt(replacement, ref i, match.Groups.Count)].Value);
        }

        return filled.ToString();
    }

    /// <summary>As many digits as still name a group.</summary>
    private static int GroupAt(string replacement, ref int at, int groups)
    {
        var group = replacement[++at] - '0';
        while (at + 1 < replacement.Length && replacement[at + 1] is >= '0' and <= '9' and var digit && (group * 10) + digit - '0' < groups)
        {
            group = (group * 10) + digit - '0';
            at++;
        }

        return group;
    }
}
