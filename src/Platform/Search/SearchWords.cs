using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Platform.Search;

/// <summary>
/// What somebody looks for: words, each of which must stand in what is found. How a word is spelt makes no difference
/// (<see cref="Spelling.Loose"/>), nor how many spaces.
/// </summary>
public sealed record SearchWords
{
    /// <summary>Letters that are read; what stands behind them is not looked for.</summary>
    public const int Longest = 100;

    /// <summary>Words that are read.</summary>
    private const int Most = 10;

    private SearchWords(string typed, IReadOnlyList<string> words, IReadOnlyList<string> loose) => (Typed, Words, Loose) = (typed, words, loose);

    /// <summary>As it was typed.</summary>
    public string Typed { get; }

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsEmpty => Words.Count == 0;

    /// <summary>Whether it is in latin letters alone: what nobody is called by then is no more like one thing than another.</summary>
    public bool IsLatin => Loose.All(w => w.All(char.IsAscii));

    /// <summary>The words as they were typed.</summary>
    internal IReadOnlyList<string> Words { get; }

    /// <summary>The words by <see cref="Spelling.Loose"/>.</summary>
    private IReadOnlyList<string> Loose { get; }

    /// <summary>The words in what was typed.</summary>
    public static SearchWords Of(string? typed)
    {
        var read = typed is null ? "" : typed[..Math.Min(typed.Length, Longest)];
        var words = Split(read).Select(w => (Typed: w, Loose: Spelling.Loose(w))).Where(w => w.Loose.Length > 0).DistinctBy(w => w.Loose).Take(Most).ToArray();
        return new SearchWords(read, [.. words.Select(w => w.Typed)], [.. words.Select(w => w.Loose)]);
    }

    /// <summary>Whether every word stands in the text, which was folded.</summary>
    public bool IsIn(string folded) => Loose.All(folded.Contains);

    /// <summary>The texts in every language and the words beside them, as sought words are held against them.</summary>
    public static string Folded(IEnumerable<LocalText?> texts, IEnumerable<string> words) =>
        Spelling.Loose(string.Join('\n', texts.OfType<LocalText>().SelectMany(t => LanguageCodes.All.Select(l => t.In(l).Plain)).Concat(words)));

    /// <summary>What stands between spaces and signs.</summary>
    internal static IEnumerable<string> Split(string typed)
    {
        var at = 0;
        while (at < typed.Length)
        {
            var end = at;
            while (end < typed.Length && (char.IsLetterOrDigit(typed[end]) || char.IsSurrogate(typed[end]))) end++;
            if (end > at) yield return typed[at..end];
            at = end + 1;
        }
    }
}
