using System.Text.RegularExpressions;

namespace SmartLocal.Forms;

/// <summary>Finds the texts with which a formula compares a name: a slip of the pen in one of them is no mistake of the language.</summary>
internal static partial class FormulaWords
{
    public static IEnumerable<(string Name, string Word)> Compared(string formula)
    {
        foreach (Match one in Is().Matches(formula)) yield return (one.Groups["name"].Value, one.Groups["word"].Value);
        foreach (Match several in In().Matches(formula))
            foreach (Match word in Quoted().Matches(several.Groups["words"].Value)) yield return (several.Groups["name"].Value, word.Groups["word"].Value);
    }

    [GeneratedRegex("(?<name>[\\p{L}][\\p{L}\\p{N}_]*)\\s*!?=\\s*\"(?<word>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Is();

    [GeneratedRegex("""(?<name>[\p{L}][\p{L}\p{N}_]*)\s+in\s+\((?<words>[^()]*)\)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex In();

    [GeneratedRegex("\"(?<word>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
