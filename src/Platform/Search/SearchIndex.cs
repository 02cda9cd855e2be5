using SmartLocal.Kernel;

namespace SmartLocal.Platform.Search;

/// <summary>
/// Finds things by words, as people spell and mistype them. Built once; asking it costs microseconds and nothing of the database.
/// Immutable and safe for many threads.
/// </summary>
/// <typeparam name="T">What is found.</typeparam>
public sealed class SearchIndex<T> where T : class
{
    // How well a word fits: as it was typed, by the words in it, by other words for it, as a slip. What is called by another
    // word comes behind what has the word itself inside of its name.
    private const double AsTyped = 1, Parted = 0.8, Otherwise = 0.75, Slip = 0.6;

    // How well it stands: as the whole of a text, at its beginning, inside; and with its okurigana left out.
    private const double Whole = 1, Beginning = 0.8, Inside = 0.6, WithoutOkurigana = 0.95;

    // And how much of the text it is; and one kanji next to others is a different word.
    private const double Covering = 0.05, InCompound = 0.5;

    /// <summary>Letters of a reading by which its kanji are found: of shorter ones there are too many.</summary>
    private const int LongReading = 4;

    /// <summary>How much the other fields count beside the best one.</summary>
    private const double Beside = 0.05;

    /// <summary>From so many letters on, a slip inside of a longer text is forgiven too.</summary>
    private const int LongEnough = 6;

    private const int MostNear = 3;
    private const double NearEnough = 0.3;

    /// <summary>Where nothing fits all words: what fits so much of what they say.</summary>
    private const double Enough = 0.5;

    /// <summary>From what a hit on a phrase says so much that its words alone need not be looked for.</summary>
    private const double Telling = 20;

    private readonly Synonyms synonyms;
    private readonly SearchSlips slips;
    private readonly SearchSentence sentence;
    private readonly ILookup<string, string> written;
    private readonly Entry[] entries;
    private readonly Dictionary<int, ulong[]> having = [];

    private SearchIndex(IReadOnlyList<SearchDocument<T>> documents, Synonyms synonyms)
    {
        this.synonyms = synonyms;
        entries = [.. documents.Select(d => new Entry(d.What, d.Standing, [.. d.Fields.Select(f => new Field(f))]))];
        var names = documents.SelectMany(d => d.Fields).Where(f => f.IsName).SelectMany(f => f.Texts).ToArray();
        slips = new SearchSlips(names.Concat(synonyms.All));
        written = documents.SelectMany(d => d.Readings).Select(r => (Reading: Spelling.Loose(r.Reading), Written: Spelling.Loose(r.Written)))
            .Where(r => r.Reading.Length >= LongReading).Distinct().ToLookup(r => r.Reading, r => r.Written, StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++)
        {
            foreach (var text in entries[i].Fields.SelectMany(f => new[] { f.Loose, f.Bare }))
            {
                for (var at = 0; at < text.Length; at++)
                {
                    Mark(text[at], i);
                    if (at > 0) Mark(Pair(text[at - 1], text[at]), i);
                }
            }
        }

        string[] words = [.. names.SelectMany(SearchWords.Split).Select(Spelling.Loose).Concat(synonyms.All).Concat(written.Select(w => w.Key))];
        sentence = new SearchSentence(words, synonyms, letters => With(letters).Any(b => b != 0));
    }

    /// <summary>An index of these things; those that fit equally are found in their order.</summary>
    public static SearchIndex<T> Of(IReadOnlyList<SearchDocument<T>> documents, Synonyms synonyms)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(synonyms);
        return new SearchIndex<T>(documents, synonyms);
    }

    /// <summary>What fits all of the words; where nothing does, what fits those that say most.</summary>
    public SearchFindings<T> Find(SearchWords sought)
    {
        ArgumentNullException.ThrowIfNull(sought);
        if (sought.IsEmpty) return new SearchFindings<T>([]);
        var words = sought.Words.Select(w => new Wanted(Spelling.Loose(w), Spelling.WithoutOkurigana(w), AsTyped)).ToArray();
        if (words.Any(w => !synonyms.SaysNothing(w.Loose))) words = [.. words.Where(w => !synonyms.SaysNothing(w.Loose))];
        var instead = new List<string>();
        var terms = new List<Term>();
        foreach (var word in words)
        {
            var some = Terms(word, instead).Where(t => t.Any(h => h > 0)).Select(t => new Term(t)).ToList();
            if (some.Count == 0) return new SearchFindings<T>([]) { Near = Near(words) };
            terms.AddRange(some);
        }

        return new SearchFindings<T>([.. Ranked(terms).Select(i => entries[i].What)]) { Instead = [.. instead.Distinct(StringComparer.Ordinal)] };
    }

    private IEnumerable<int> Ranked(List<Term> terms)
    {
        var all = terms.Sum(t => t.Says);
        var found = Enumerable.Range(0, entries.Length)
            .Select(i => (At: i, Fits: terms.Where(t => t.Hits[i] > 0).Sum(t => t.Says), Score: terms.Sum(t => t.Says * t.Hits[i]) / all * (1 + entries[i].Standing))).ToList();
        var least = found.Any(f => f.Fits == all) ? all : all * Enough;
        return found.Where(f => f.Fits >= least).OrderByDescending(f => f.Score).ThenBy(f => f.At).Select(f => f.At);
    }

    // What was typed in one piece: as it stands and by its synonyms, and each of the words in it; otherwise as a slip.
    private List<double[]> Terms(Wanted word, List<string> instead)
    {
        var whole = Hits([word, .. sentence.FormsOf(word.Loose).Select(f => new Wanted(f, f, AsTyped))]);
        var best = whole.DefaultIfEmpty().Max();
        var parts = sentence.Split(word.Loose);
        if (best == 0 || parts.Wholly || best < Telling)
        {
            var terms = parts.Words.Select(forms => Hits([.. forms.Select(f => new Wanted(f, f, best > 0 ? Parted : AsTyped))]))
                .Concat(parts.Left.Select(l => Slipped(l, instead))).Where(t => t.Any(h => h > 0)).ToList();
            foreach (var term in terms)
                for (var i = 0; i < term.Length; i++) term[i] = Math.Max(term[i], whole[i]);
            if (terms.Count > 0) return terms;
        }

        if (best > 0) return [whole];
        var meant = Slipped(word.Loose, instead);
        if (meant.All(h => h == 0) && word.Loose.Length >= LongEnough)
            for (var i = 0; i < meant.Length; i++) meant[i] = Roughly(entries[i], word.Loose);
        return [meant];
    }

    private double[] Hits(IReadOnlyList<Wanted> words)
    {
        var hits = new double[entries.Length];
        Add(hits, [.. words.SelectMany(w => Others(w).Prepend(w))]);
        return hits;
    }

    private double[] Slipped(string loose, List<string> instead)
    {
        var hits = new double[entries.Length];
        var meant = slips.Meant(loose);
        if (meant.Count > 0 && Add(hits, [.. meant.SelectMany(m => Others(new Wanted(m, m, Slip)).Prepend(new Wanted(m, m, Slip)))])) instead.AddRange(meant.Select(slips.Written));
        return hits;
    }

    // Whoever types Japanese need not be found by the English for it: that stands beside every Japanese name.
    private IEnumerable<Wanted> Others(Wanted word) => synonyms.Of(word.Loose).Concat(word.Bare == word.Loose ? [] : synonyms.Of(word.Bare))
        .Concat(written[word.Loose].SelectMany(w => synonyms.Of(w).Prepend(w)))
        .Where(o => !o.All(char.IsAscii) || word.Loose.All(char.IsAscii)).Distinct().Select(o => new Wanted(o, o, word.Fit * Otherwise));

    private bool Add(double[] hits, IReadOnlyList<Wanted> words)
    {
        var any = false;
        foreach (var word in words)
        {
            foreach (var i in Candidates(word))
            {
                hits[i] = Math.Max(hits[i], entries[i].Fits(word) * word.Fit);
                any |= hits[i] > 0;
            }
        }

        return any;
    }

    private static double Roughly(Entry entry, string loose)
    {
        var best = 0d;
        foreach (var field in entry.Fields.Where(f => f.IsName))
        {
            var missing = 0;
            for (var i = 0; i + 1 < loose.Length && missing <= 2; i++)
                if (!field.Loose.Contains(loose.Substring(i, 2), StringComparison.Ordinal)) missing++;
            if (missing <= 2) best = Math.Max(best, field.Weight * Slip * Inside);
        }

        return best;
    }

    private IReadOnlyList<T> Near(IReadOnlyList<Wanted> words)
    {
        var near = new double[entries.Length];
        foreach (var (like, degree) in words.Where(w => !w.Loose.All(char.IsAscii)).SelectMany(w => slips.Likest(w.Loose, NearEnough)))
            foreach (var i in Candidates(new Wanted(like, like, degree)))
                if (entries[i].IsCalled(like)) near[i] = Math.Max(near[i], degree);
        return [.. Enumerable.Range(0, near.Length).Where(i => near[i] > 0).OrderByDescending(i => near[i]).Take(MostNear).Select(i => entries[i].What)];
    }

    private void Mark(int letters, int entry)
    {
        if (!having.TryGetValue(letters, out var bits)) having[letters] = bits = new ulong[(entries.Length + 63) / 64];
        bits[entry / 64] |= 1ul << (entry % 64);
    }

    // Those that have every two letters of the word next to each other somewhere: of all things a few, and those are read.
    private IEnumerable<int> Candidates(Wanted word)
    {
        var bits = With(word.Loose);
        if (word.IsBareEnough && word.Bare != word.Loose)
        {
            var bare = With(word.Bare);
            for (var i = 0; i < bits.Length; i++) bits[i] |= bare[i];
        }

        for (var i = 0; i < entries.Length; i++)
            if ((bits[i / 64] & (1ul << (i % 64))) != 0) yield return i;
    }

    private ulong[] With(string letters)
    {
        var bits = new ulong[(entries.Length + 63) / 64];
        if (letters.Length == 0) return bits;
        Array.Fill(bits, ulong.MaxValue);
        for (var at = letters.Length == 1 ? 0 : 1; at < letters.Length; at++)
        {
            if (!having.TryGetValue(at == 0 ? letters[0] : Pair(letters[at - 1], letters[at]), out var some)) return new ulong[bits.Length];
            for (var i = 0; i < bits.Length; i++) bits[i] &= some[i];
        }

        return bits;
    }

    private static int Pair(char first, char second) => (first << 16) | second;

    /// <summary>A word to look for, and how well it is what was typed.</summary>
    private sealed record Wanted(string Loose, string Bare, double Fit)
    {
        // One kanji without its okurigana stands in half of all words.
        public bool IsBareEnough { get; } = Bare.Count(Spelling.IsKanji) > 1;
    }

    private sealed class Field(SearchField said)
    {
        public string Loose { get; } = Lined(said.Texts.Select(Spelling.Loose));

        public string Bare { get; } = Lined(said.Texts.Where(t => t.Any(Spelling.IsKanji)).Select(Spelling.WithoutOkurigana));

        public int Weight => said.Weight;

        public bool IsName => said.IsName;

        public double Fits(Wanted word)
        {
            var fit = Stands(Loose, word.Loose);
            return fit < Whole && word.IsBareEnough ? Math.Max(fit, Stands(Bare, word.Bare) * WithoutOkurigana) : fit;
        }

        private static string Lined(IEnumerable<string> texts) => "\n" + string.Concat(texts.Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).Select(t => t + "\n"));

        private static double Stands(string text, string word)
        {
            var best = 0d;
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0 && best < Whole; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                var end = at + word.Length;
                var (begins, ends) = (text[at - 1] == '\n', text[end] == '\n');
                if (begins && ends) return Whole;
                var line = text.IndexOf('\n', end) - text.LastIndexOf('\n', at - 1) - 1;
                var fit = (begins ? Beginning : Inside) + (Covering * word.Length / line);
                // 犬 is no 番犬, 税 no 納税.
                if (word.Length == 1 && (Spelling.IsKanji(text[at - 1]) || Spelling.IsKanji(text[end]))) fit *= InCompound;
                best = Math.Max(best, fit);
            }

            return best;
        }
    }

    /// <summary>How well one of the words fits each thing, and how much that says: the fewer it fits, the more.</summary>
    private sealed record Term(double[] Hits)
    {
        public double Says { get; } = Math.Log(1 + (double)Hits.Length / Math.Max(1, Hits.Count(h => h > 0)));
    }

    private sealed record Entry(T What, double Standing, IReadOnlyList<Field> Fields)
    {
        public double Fits(Wanted word)
        {
            var (best, sum) = (0d, 0d);
            foreach (var field in Fields)
            {
                var fit = field.Fits(word) * field.Weight;
                (best, sum) = (Math.Max(best, fit), sum + fit);
            }

            return best + Beside * sum;
        }

        public bool IsCalled(string loose) => Fields.Any(f => f.IsName && f.Loose.Contains(loose, StringComparison.Ordinal));
    }
}
