using System.Text;
using static SmartLocal.Feel.BuiltIns;

namespace SmartLocal.Feel;

/// <summary>Functions of strings (DMN 1.5, 10.3.4.3). They count code points.</summary>
internal static class StringFunctions
{
    public static IEnumerable<BuiltIn> All =>
    [
        Make("substring", FeelType.String, "string: string, start position: number, length?: number", a => Substring(a)),
        Make("string length", FeelType.Number, "string: string", a => (decimal)Length(Text(a))),
        Make("upper case", FeelType.String, "string: string", a => Text(a).ToUpperInvariant()),
        Make("lower case", FeelType.String, "string: string", a => Text(a).ToLowerInvariant()),
        Make("substring before", FeelType.String, "string: string, match: string", a => Text(a).IndexOf(Text(a, 1), StringComparison.Ordinal) is var at and > 0 ? Text(a)[..at] : ""),
        Make("substring after", FeelType.String, "string: string, match: string",
            a => Text(a).IndexOf(Text(a, 1), StringComparison.Ordinal) is var at and >= 0 ? Text(a)[(at + Text(a, 1).Length)..] : ""),
        Make("replace", FeelType.String, "input: string, pattern: string, replacement: string, flags?: string?", (a, run) =>
            Patterns.Replace(Text(a), Text(a, 1), Text(a, 2), Flags(a, 3), run)),
        Make("contains", FeelType.Boolean, "string: string, match: string", a => Truth.Of(Text(a).Contains(Text(a, 1), StringComparison.Ordinal))),
        Make("starts with", FeelType.Boolean, "string: string, match: string", a => Truth.Of(Text(a).StartsWith(Text(a, 1), StringComparison.Ordinal))),
        Make("ends with", FeelType.Boolean, "string: string, match: string", a => Truth.Of(Text(a).EndsWith(Text(a, 1), StringComparison.Ordinal))),
        Make("matches", FeelType.Boolean, "input: string, pattern: string, flags?: string?", (a, run) =>
            Patterns.IsMatch(Text(a), Text(a, 1), Flags(a, 2), run) is { } matches ? Truth.Of(matches) : null),
        Make("split", FeelType.ListOf(FeelType.String), "string: string, delimiter: string", (a, run) => Patterns.Split(Text(a), Text(a, 1), run)),
        Make("string join", FeelType.String, "list: strings, delimiter?: string?", Join),
    ];

    public static int Length(string text)
    {
        var length = text.Length;
        for (var i = 1; i < text.Length; i++)
            if (char.IsSurrogatePair(text[i - 1], text[i])) length--;
        return length;
    }

    private static string Text(object?[] values, int at = 0) => (string)values[at]!;

    private static string Flags(object?[] values, int at) => Given(values, at) ? Text(values, at) : "";

    private static string? Substring(object?[] a)
    {
        if (Whole(a[1]) is not { } start || start == 0) return null;
        var runes = Text(a).EnumerateRunes().ToArray();
        var from = start > 0 ? start - 1 : runes.Length + start;
        if (from < 0) return null;
        var count = runes.Length - from;
        if (a.Length > 2)
        {
            if (Whole(a[2]) is not { } asked || asked < 1) return null;
            count = Math.Min(count, asked);
        }

        var text = new StringBuilder();
        for (var i = from; i < from + count && i < runes.Length; i++) text.Append(runes[i].ToString());
        return text.ToString();
    }

    private static string Join(object?[] a, Run run)
    {
        var delimiter = Given(a, 1) ? Text(a, 1) : "";
        var texts = ((FeelList)a[0]!).Items.OfType<string>().ToArray();
        // Refused before it is built.
        var length = texts.Sum(t => (long)t.Length + delimiter.Length);
        if (length - delimiter.Length > run.Limits.StringLength) throw LimitReachedException.String(run.Limits.StringLength);
        return string.Join(delimiter, texts);
    }
}
