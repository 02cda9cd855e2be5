using System.Text.RegularExpressions;
using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Search;

/// <summary>
/// What somebody looks for: words, each of which must stand in what is found. Width, case, hiragana or katakana, and how many
/// spaces make no difference.
/// </summary>
public sealed partial record SearchWords
{
    /// <summary>Letters that are read; what stands behind them is not looked for.</summary>
    public const int Longest = 100;

    private readonly string[] words;

    private SearchWords(string typed, string[] words) => (Typed, this.words) = (typed, words);

    /// <summary>As it was typed.</summary>
    public string Typed { get; }

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsEmpty => words.Length == 0;

    /// <summary>The words in what was typed.</summary>
    public static SearchWords Of(string? typed)
    {
        var read = typed is null ? "" : typed[..Math.Min(typed.Length, Longest)];
        return new SearchWords(read, Folded(read).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether every word stands in the text, which was folded.</summary>
    public bool IsIn(string folded) => words.All(folded.Contains);

    /// <summary>The texts in every language and the words beside them, as sought words are held against them.</summary>
    public static string Folded(IEnumerable<LocalText?> texts, IEnumerable<string> words) =>
        Folded(string.Join('\n', texts.OfType<LocalText>().SelectMany(t => LanguageCodes.All.Select(l => t.In(l).Plain)).Concat(words)));

    private static string Folded(string text) =>
        string.Concat(Fold.Spaces(Fold.Width(HalfWidthKana().Replace(text, Widened)), ' ').Select(Hiragana)).ToLowerInvariant();

    private static string Widened(Match kana) => Kana.Read(kana.Value).Try(out var wide, out _) ? wide : kana.Value;

    private static char Hiragana(char c) => c is >= 'ァ' and <= 'ヶ' ? (char)(c - 'ァ' + 'ぁ') : c;

    [GeneratedRegex("[ｦ-ﾟ]+", RegexOptions.None, 1000)]
    private static partial Regex HalfWidthKana();
}
