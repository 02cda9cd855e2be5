using SmartLocal.Kernel;

namespace SmartLocal.Platform.Search;

/// <summary>The words by which things are called, and which of them somebody may have meant who typed one wrong.</summary>
internal sealed class SearchSlips
{
    /// <summary>The most words that a slip is taken for.</summary>
    private const int Most = 5;

    // A word of two letters is one slip away from half of all words.
    private const int ShortestKana = 4, Shortest = 3;

    private readonly Dictionary<string, string> spelt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> byPair = new(StringComparer.Ordinal);

    public SearchSlips(IEnumerable<string> words)
    {
        foreach (var word in words.SelectMany(SearchWords.Split))
        {
            var loose = Spelling.Loose(word);
            if (loose.Length < 2 || !spelt.TryAdd(loose, word)) continue;
            foreach (var pair in Pairs(loose).Distinct(StringComparer.Ordinal))
            {
                if (!byPair.TryGetValue(pair, out var with)) byPair[pair] = with = [];
                with.Add(loose);
            }
        }
    }

    /// <summary>The word as it is written.</summary>
    public string Written(string loose) => spelt[loose];

    /// <summary>The words that differ from it by one letter: another, one more, one less, or two in the wrong order.</summary>
    public IReadOnlyList<string> Meant(string loose)
    {
        if (loose.Length < (loose.Any(Spelling.IsKanji) ? Shortest : ShortestKana)) return [];
        return [.. Pairs(loose).SelectMany(p => byPair.GetValueOrDefault(p) ?? []).Distinct(StringComparer.Ordinal).Where(w => IsOneSlipAway(loose, w)).Take(Most)];
    }

    /// <summary>The words that have most of their letters in twos in common with it, and how much, from 0 to 1; the likest first.</summary>
    public IReadOnlyList<(string Word, double Like)> Likest(string loose, double least)
    {
        var pairs = Pairs(loose).Distinct(StringComparer.Ordinal).ToList();
        var shared = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in pairs.SelectMany(p => byPair.GetValueOrDefault(p) ?? [])) shared[word] = shared.GetValueOrDefault(word) + 1;
        // A word of n letters has n + 1 pairs.
        return [.. shared.Select(s => (s.Key, Like: 2d * s.Value / (pairs.Count + s.Key.Length + 1))).Where(s => s.Like >= least).OrderByDescending(s => s.Like).Take(Most)];
    }

    /// <summary>The letters in twos, those at its ends with nothing: one slip leaves more than half of them.</summary>
    public static IEnumerable<string> Pairs(string loose)
    {
        yield return "^" + loose[..1];
        for (var i = 0; i + 1 < loose.Length; i++) yield return loose.Substring(i, 2);
        yield return loose[^1..] + "$";
    }

    private static bool IsOneSlipAway(string typed, string word)
    {
        if (Math.Abs(typed.Length - word.Length) > 1) return false;
        var same = 0;
        while (same < typed.Length && same < word.Length && typed[same] == word[same]) same++;
        var left = typed.AsSpan(same);
        var right = word.AsSpan(same);
        if (left.Length == right.Length + 1) return left[1..].SequenceEqual(right);
        if (left.Length + 1 == right.Length) return right[1..].SequenceEqual(left);
        return left.Length == 0 || left[1..].SequenceEqual(right[1..])
            || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]));
    }
}
