using System.Text.RegularExpressions;

namespace SmartLocal.Forms;

/// <summary>A form as whoever confirms it reads it: the titles and questions of its text in Japanese. The form itself is read only when somebody fills it in.</summary>
internal static partial class FormWords
{
    public static string Of(string asked) => string.Join('\n', Said().Matches(asked).Select(m => TextShape.Plain(m.Groups["text"].Value.Trim())));

    [GeneratedRegex("""\b(title|label):\s*(\{\s*ja:\s*|\n\s+ja:\s*)?("(?<text>[^"\n]+)"|(?<text>[^",{\n]+))""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Said();
}
