using SmartLocal.Kernel;

namespace SmartLocal.Platform.Search;

/// <summary>
/// Finds things by words, as people spell and mistype them. Built once; asking it costs microseconds and nothing of the database.
/// Immutable and safe for many threads.
/// </summary>
/// <typeparam name="T">What is found.</typeparam>
public sealed class SearchIndex<T> where T : class
{
    // How well a word fits: as it was typed, by a synonym, by the words in it, by what it means in an office, as a slip.
    private const double AsTyped = 1, Same = 0.9, Parted = 0.8, Also = 0.7, Slip = 0.6;

    // How well it stands: as the whole of a text, at its beginning, inside; and with its okurigana left out.
    private const double Whole = 1, Beginning = 0.8, Inside = 0.6, WithoutOkurigana = 0.95;

    /// <summary>How much the other fields count beside the best one.</summary>
    private const double Beside = 0.05;

    /// <summary>From so many letters on, a slip inside of a longer text is forgiven too.</summary>
    private const int LongEnough = 6;

    private const int MostNear = 3;
    private const double NearEnough = 0.3;

    private readonly Synonyms synonyms;
    private readonly SearchSlips slips;
    private readonly Entry[] entries;
    private readonly Dictionary<int, ulong[]> having = [];

    private SearchIndex(IReadOnlyList<SearchDocument<T>> documents, Synonyms synonyms)
    {
        this.synonyms = synonyms;
        entries = [.. documents.Select(d => new Entry(d.What, [.. d.Fields.Select(f => new Field(f))]))];
        slips = new SearchSlips(documents.SelectMany(d => d.Fields).Where(f => f.IsName).SelectMany(f => f.Texts).Concat(synonyms.All));
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
    }

    /// <summary>An index of these things; those that fit equally are found in their order.</summary>
    public static SearchIndex<T> Of(IReadOnlyList<SearchDocument<T>> documents, Synonyms synonyms)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(synonyms);
        return new SearchIndex<T>(documents, synonyms);
    }

    /// <summary>What each of the words fits.</summary>
    public SearchFindings<T> Find(SearchWords sought)
    {
        ArgumentNullException.ThrowIfNull(sought);
        if (sought.IsEmpty) return new SearchFindings<T>([]);
        var words = sought.Words.Select(w => new Wanted(Spelling.Loose(w), Spelling.WithoutOkurigana(w), AsTyped)).ToArray();
        if (words.Any(w => !synonyms.SaysNothing(w.Loose))) words = [.. words.Where(w => !synonyms.SaysNothing(w.Loose))];
        var instead = new List<string>();
        var scores = new double[entries.Length];
        var left = entries.Length;
        foreach (var word in words)
        {
            var hits = Hits(word, instead);
            left = 0;
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] = hits[i] > 0 && scores[i] >= 0 ? scores[i] + hits[i] : -1;
                if (scores[i] > 0) left++;
            }
        }

        if (left == 0) return new SearchFindings<T>([]) { Near = Near(words) };
        var all = Enumerable.Range(0, entries.Length).Where(i => scores[i] > 0).OrderByDescending(i => scores[i]).ThenBy(i => i).Select(i => entries[i].What);
        return new SearchFindings<T>([.. all]) { Instead = [.. instead.Distinct(StringComparer.Ordinal)] };
    }

    // As it stands, by its synonyms, and by the words in it; otherwise as a slip.
    private double[] Hits(Wanted word, List<string> instead)
    {
        var hits = new double[entries.Length];
        var any = Add(hits, [word, .. Others(word)]);
        var (parts, wholly) = Within(word.Loose);
        if ((wholly && parts.Count > 1) || (!any && parts.Count > 0)) any |= AddAll(hits, parts);
        if (any) return hits;

        var meant = slips.Meant(word.Loose);
        if (meant.Count > 0 && Add(hits, [.. meant.SelectMany(m => Others(new Wanted(m, m, Slip)).Prepend(new Wanted(m, m, Slip)))]))
            instead.AddRange(meant.Select(slips.Written));
        else if (word.Loose.Length >= LongEnough)
            for (var i = 0; i < hits.Length; i++) hits[i] = Roughly(entries[i], word.Loose);
        return hits;
    }

    // What fits every part of a longer word.
    private bool AddAll(double[] hits, List<Wanted> parts)
    {
        var together = new double[hits.Length];
        foreach (var part in parts)
        {
            var some = new double[hits.Length];
            Add(some, [part, .. Others(part)]);
            for (var i = 0; i < some.Length; i++) together[i] = some[i] > 0 && together[i] >= 0 ? together[i] + some[i] : -1;
        }

        for (var i = 0; i < hits.Length; i++) hits[i] = Math.Max(hits[i], together[i] * Parted / parts.Count);
        return together.Any(t => t > 0);
    }

    private IEnumerable<Wanted> Others(Wanted word) => synonyms.Of(word.Loose).Concat(word.Bare == word.Loose ? [] : synonyms.Of(word.Bare))
        .DistinctBy(o => o.Word).Select(o => new Wanted(o.Word, o.Word, word.Fit * (o.Same ? Same : Also)));

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

    // The longest known words in it, and runs of kanji, one after the other. The kanji say what is meant (in kana all letters do): half of
    // them must be in those words, or it means something else.
    private (List<Wanted> Parts, bool Wholly) Within(string loose)
    {
        var parts = new List<Wanted>();
        var said = new bool[loose.Length];
        for (var at = 0; at < loose.Length;)
        {
            var length = Math.Min(slips.Longest, loose.Length - at);
            while (length > 1 && !(length < loose.Length && slips.Knows(loose.Substring(at, length)))) length--;
            if (length <= 1)
            {
                length = 0;
                while (at + length < loose.Length && Spelling.IsKanji(loose[at + length])) length++;
                if (length > 1 && With(loose.Substring(at, length)).All(b => b == 0)) length = 1;
            }

            if (length > 1 && length < loose.Length)
            {
                var word = loose.Substring(at, length);
                if (!synonyms.SaysNothing(word)) parts.Add(new Wanted(word, word, AsTyped));
                Array.Fill(said, true, at, length);
            }

            at += Math.Max(1, length);
        }

        var counts = loose.Any(Spelling.IsKanji) ? (Func<char, bool>)Spelling.IsKanji : _ => true;
        var all = loose.Count(counts);
        var told = loose.Where((c, at) => said[at] && counts(c)).Count();
        return (told * 2 >= all ? parts : [], told == all);
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
        foreach (var (like, degree) in words.SelectMany(w => slips.Likest(w.Loose, NearEnough)))
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
                var begins = text[at - 1] == '\n';
                best = Math.Max(best, begins && text[at + word.Length] == '\n' ? Whole : begins ? Beginning : Inside);
            }

            return best;
        }
    }

    private sealed record Entry(T What, IReadOnlyList<Field> Fields)
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
