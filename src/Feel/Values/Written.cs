using System.Globalization;
using System.Text;

namespace SmartLocal.Feel;

/// <summary>Values as text: as <c>string()</c> gives them, and as a formula would write them.</summary>
internal static class Written
{
    /// <summary>Equal numbers have the same text: no zeros at the end, no exponent.</summary>
    public static string Number(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        text = text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
        return text is "-0" ? "0" : text;
    }

    /// <summary>As <c>string()</c> gives it; what stands in a list or context is written as a formula would.</summary>
    public static string? Plain(object? value) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "true" : "false",
        decimal number => Number(number),
        FeelList or FeelContext or FeelRange or FeelFunction => Literal(value),
        _ => value.ToString(),
    };

    public static string Literal(object? value) => value switch
    {
        null => "null",
        string text => Quoted(text),
        bool or decimal => Plain(value)!,
        FeelDate or FeelTime or FeelDateTime or YearsMonths or DaysTime => $"@\"{value}\"",
        FeelList list => $"[{string.Join(", ", list.Items.Select(Literal))}]",
        FeelContext context => "{" + string.Join(", ", context.Entries().Select(e => $"{Key(e.Key)}: {Literal(e.Value)}")) + "}",
        FeelRange range => Range(range),
        FeelFunction function => $"function({string.Join(", ", function.Parameters)})",
        Unknown unknown => $"unknown({string.Join(", ", unknown.Facts)})",
        _ => value.ToString() ?? "",
    };

    public static string Key(string name) => Pieces.IsPlain(name) ? name : Quoted(name);

    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text)
            quoted.Append(c switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", _ => c.ToString() });
        return quoted.Append('"').ToString();
    }

    private static string Range(FeelRange range)
    {
        if (range.From is null && range.To is not null) return $"({(range.EndIncluded ? "<=" : "<")} {Literal(range.To)})";
        if (range.To is null) return $"({(range.StartIncluded ? ">=" : ">")} {Literal(range.From)})";
        return $"{(range.StartIncluded ? '[' : '(')}{Literal(range.From)}..{Literal(range.To)}{(range.EndIncluded ? ']' : ')')}";
    }
}
