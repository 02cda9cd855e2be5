using SmartLocal.Kernel;

namespace SmartLocal.Platform.Search;

/// <summary>
/// Takes what was typed in one piece apart at the words in it: the longest that are known, in whatever form they end, and runs of kanji.
/// Particles and endings between them have no weight.
/// </summary>
internal sealed class SearchSentence
{
    /// <summary>From so many letters on, kana in the midst of others are a word and not the end of one.</summary>
    private const int KanaWord = 3;

    /// <summary>From so many letters on, what is left over is looked for as a slip.</summary>
    private const int LeftOver = 4;

    private readonly HashSet<string> known;
    private readonly ILookup<string, string> stems;
    private readonly Synonyms synonyms;
    private readonly Func<string, bool> stands;
    private readonly int longest;

    /// <param name="words">What things are called, by <see cref="Spelling.Loose"/>.</param>
    /// <param name="synonyms">Which words say nothing.</param>
    /// <param name="stands">Whether letters stand anywhere at all.</param>
    public SearchSentence(IEnumerable<string> words, Synonyms synonyms, Func<string, bool> stands)
    {
        known = words.Where(w => w.Length > 1 || w.Any(Spelling.IsKanji)).ToHashSet(StringComparer.Ordinal);
        stems = known.Select(w => (Stem: Inflection.Stem(w), Word: w)).Where(w => w.Stem is not null).ToLookup(w => w.Stem!, w => w.Word, StringComparer.Ordinal);
        longest = known.Select(w => w.Length).DefaultIfEmpty().Max() + Inflection.Longest;
        (this.synonyms, this.stands) = (synonyms, stands);
    }

    /// <summary>The known words of which this is another form: for 亡くなりました 亡くなった.</summary>
    public IReadOnlyList<string> FormsOf(string loose) => Inflected(loose, 0, loose.Length);

    /// <summary>
    /// The words in it, each with the forms in which it is known. The kanji say what is meant (in kana all letters do): half of them must be
    /// in those words, or it means something else, and there are none.
    /// </summary>
    public SearchParts Split(string loose)
    {
        if (loose.All(char.IsAscii)) return new SearchParts([], [], false);
        var found = new List<IReadOnlyList<string>>();
        var left = new List<string>();
        var counts = loose.Any(Spelling.IsKanji) ? (Func<char, bool>)Spelling.IsKanji : _ => true;
        var (told, untold, since, wholly) = (0, 0, 0, true);
        for (var at = 0; at < loose.Length;)
        {
            var (length, forms) = At(loose, at);
            if (length == 0)
            {
                length = Empty(loose, at);
                if (length == 0) (length, untold, wholly) = (1, untold + (counts(loose[at]) ? 1 : 0), false);
                at += length;
                continue;
            }

            if (!synonyms.SaysNothing(loose.Substring(at, length))) found.Add(forms);
            told += Math.Max(1, loose.Substring(at, length).Count(counts));
            left.Add(loose[since..at]);
            since = at += length;
        }

        if (since > 0) left.Add(loose[since..]);
        if (wholly) left.Clear();
        left = [.. left.Select(l => l.Trim([.. Inflection.Particles])).Where(l => l.Length >= LeftOver)];
        return told >= untold ? new SearchParts(found, left, wholly) : new SearchParts([], [], false);
    }

    // The longest known word that begins there, and the forms it is known in.
    private (int Length, IReadOnlyList<string> Forms) At(string loose, int at)
    {
        for (var length = Math.Min(longest, loose.Length - at); length > 1; length--)
        {
            if (length == loose.Length || IsMidst(loose, at, length)) continue;
            var word = loose.Substring(at, length);
            if (synonyms.SaysNothing(word) || known.Contains(word)) return (length, [word]);
            if (Inflected(loose, at, length) is { Count: > 0 } forms) return (length, forms);
        }

        if (!Spelling.IsKanji(loose[at])) return (0, []);
        var run = 0;
        while (at + run < loose.Length && Spelling.IsKanji(loose[at + run])) run++;
        var kanji = loose.Substring(at, run);
        return run < loose.Length && (run > 1 ? stands(kanji) : known.Contains(kanji) && (at == 0 || !Spelling.IsKanji(loose[at - 1]))) ? (run, [kanji]) : (0, []);
    }

    private IReadOnlyList<string> Inflected(string loose, int at, int length)
    {
        for (var stem = length - 1; stem > 0; stem--)
        {
            var rest = length - stem;
            if (Inflection.EndingAt(loose[..(at + length)], at + stem) != rest) continue;
            var begin = loose.Substring(at, stem);
            if (rest < 2 && !begin.Any(Spelling.IsKanji)) continue;
            if (stems.Contains(begin)) return [.. stems[begin]];
        }

        return [];
    }

    // Kana after kanji or other kana are as likely the end of a word.
    private static bool IsMidst(string loose, int at, int length) =>
        length < KanaWord && at > 0 && !Inflection.Particles.Contains(loose[at - 1], StringComparison.Ordinal) && Inflection.IsKana(loose.AsSpan(at, length));

    private static int Empty(string loose, int at) =>
        Inflection.EndingAt(loose, at) is > 0 and var ending ? ending : Inflection.Particles.Contains(loose[at], StringComparison.Ordinal) ? 1 : 0;
}

/// <summary>The words in what was typed.</summary>
/// <param name="Words">Each with the forms in which it is known.</param>
/// <param name="Left">What stands between them and is not known.</param>
/// <param name="Wholly">Whether the words say all of it.</param>
internal sealed record SearchParts(IReadOnlyList<IReadOnlyList<string>> Words, IReadOnlyList<string> Left, bool Wholly);
