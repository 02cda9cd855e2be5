using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartLocal.Forms;

/// <summary>
/// Turns what a clerk writes in a cell into FEEL: the answer of a choice as it stands, はい and いいえ, a number, a day, or a test such as
/// <c>&gt;= 2</c>.
/// </summary>
internal static partial class Cells
{
    /// <summary>That the answer to the item is what the cell says; null where a word is none of its answers, which is named then.</summary>
    public static string? Test(string name, FormItem? item, CellShape cell, out string? stranger)
    {
        stranger = null;
        if (cell.Words is ["-"] or []) return "true";
        switch (item)
        {
            case YesNoItem or CheckItem:
                if (YesOrNo(cell.Words[0]) is { } yes && cell.Words.Count == 1) return $"({name} = {(yes ? "true" : "false")})";
                stranger = cell.ToString();
                return null;
            case ChooseManyItem many:
                if ((stranger = cell.Words.FirstOrDefault(w => many.Options.All(o => o.Value != w))) is not null) return null;
                return $"({string.Join(" or ", cell.Words.Select(w => $"list contains({name}, {Quoted(w)})"))})";
            case SelectItem select when cell.Words.All(w => select.Options.Any(o => o.Value == w)):
                return $"({name} in ({string.Join(", ", cell.Words.Select(Quoted))}))";
            case SelectItem select when cell.Words.FirstOrDefault(w => !IsTest(w) && select.Options.All(o => o.Value != w)) is { } none:
                stranger = none;
                return null;
            default:
                return $"({name} in ({string.Join(", ", cell.Words.Select(w => Literal(item, w)))}))";
        }
    }

    /// <summary>A cell's one value in FEEL.</summary>
    public static string Literal(FormItem? item, string word) => item switch
    {
        YesNoItem or CheckItem when YesOrNo(word) is { } yes => yes ? "true" : "false",
        _ when Day().IsMatch(word) => $"date(\"{word}\")",
        _ when IsTest(word) => Day().Replace(word, d => $"date(\"{d.Value}\")"),
        ChooseManyItem => $"[{Quoted(word)}]",
        _ => Quoted(word),
    };

    // A number, a text in quotes, a comparison, a range, or a call: FEEL already.
    private static bool IsTest(string word) =>
        decimal.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) || Feelish().IsMatch(word);

    /// <summary>What stands for yes and no in a cell; null for everything else.</summary>
    public static bool? YesOrNo(string word) => word switch { "はい" or "true" => true, "いいえ" or "false" => false, _ => null };

    private static string Quoted(string word) => $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d$|(?<=^[<>]=? ?)\d{4}-\d\d-\d\d$", RegexOptions.None, 1000)]
    private static partial Regex Day();

    [GeneratedRegex(@"^(null$|""|[<>\[\](]|not\(|[a-z]+\()", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Feelish();
}
