using System.Text.RegularExpressions;
using SmartLocal.Forms;
using SmartLocal.Kernel;
using SmartLocal.Platform.Text;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>Finds procedures by what people call them: any width, hiragana or katakana, in any of the languages.</summary>
internal static partial class ProcedureSearch
{
    private const int LongestQuery = 100;

    /// <summary>The procedures in which every word of the query stands, in the catalogue's order; all for an empty one.</summary>
    public static IEnumerable<ProcedureDefinition> Find(ProcedureCatalogue catalogue, string? query)
    {
        var words = Folded(query?[..Math.Min(query.Length, LongestQuery)] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return catalogue.Current.Where(p => words.All(TextOf(p, catalogue).Contains));
    }

    private static string TextOf(ProcedureDefinition procedure, ProcedureCatalogue catalogue)
    {
        var category = catalogue.Categories.FirstOrDefault(c => c.Id == procedure.Category);
        var texts = new[] { procedure.Name, procedure.Summary, category?.Name, category?.Lead }
            .OfType<LocalText>()
            .SelectMany(t => LanguageCodes.All.Select(l => t.In(l).Plain));
        return Folded(string.Join('\n', texts.Concat(procedure.Words).Append(procedure.Reading)));
    }

    private static string Folded(string text) =>
        string.Concat(Fold.Spaces(Fold.Width(HalfWidthKana().Replace(text, Widened)), ' ').Select(Hiragana)).ToLowerInvariant();

    private static string Widened(Match kana) => Kana.Read(kana.Value).Try(out var wide, out _) ? wide : kana.Value;

    private static char Hiragana(char c) => c is >= 'ァ' and <= 'ヶ' ? (char)(c - 'ァ' + 'ぁ') : c;

    [GeneratedRegex("[ｦ-ﾟ]+", RegexOptions.None, 1000)]
    private static partial Regex HalfWidthKana();
}
