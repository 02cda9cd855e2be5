using SmartLocal.Kernel;
using SmartLocal.Platform.Releases;
using YamlDotNet.Core;

namespace SmartLocal.Platform.Search;

/// <summary>
/// The words that people use for the same thing (<c>synonyms.yaml</c>): whoever looks for one finds the others too, and what a word of
/// every day means in an office, but not the other way round.
/// </summary>
public sealed class Synonyms
{
    /// <summary>Its file in the city folder.</summary>
    public const string FileName = "synonyms.yaml";

    /// <summary>No words but those that are looked for.</summary>
    public static readonly Synonyms None = new(new SynonymsFile());

    private readonly Dictionary<string, List<string>> others = new(StringComparer.Ordinal);
    private readonly HashSet<string> said;

    private Synonyms(SynonymsFile file)
    {
        foreach (var group in file.Groups)
        {
            var words = group.Words.Select(Spelling.Loose).ToArray();
            var also = group.Also.Select(Spelling.Loose).ToArray();
            var bare = group.Words.Select(Spelling.WithoutOkurigana).Where(w => w.Length > 1); // 入る is not every 入
            foreach (var word in words.Concat(bare).Distinct(StringComparer.Ordinal))
            {
                if (!others.TryGetValue(word, out var known)) others[word] = known = [];
                known.AddRange(words.Where(w => w != word));
                known.AddRange(also);
            }
        }

        said = file.Ignore.Select(Spelling.Loose).ToHashSet(StringComparer.Ordinal);
        All = [.. others.Keys];
    }

    /// <summary>Every word that has others, by <see cref="Spelling.Loose"/>.</summary>
    internal IReadOnlyList<string> All { get; }

    /// <summary>What else is looked for with the word.</summary>
    internal IReadOnlyList<string> Of(string loose) => others.GetValueOrDefault(loose) ?? [];

    /// <summary>Whether the word says nothing of what is looked for: 手続き, したい.</summary>
    internal bool SaysNothing(string loose) => said.Contains(loose);

    /// <summary>The synonyms of a city. Its file has no mistakes.</summary>
    public static Synonyms Of(ReleaseFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return files[FileName] is { } file ? new(Yaml.Read<SynonymsFile>(file.Text)) : None;
    }

    /// <summary>Every mistake in the city's file.</summary>
    public static IEnumerable<Finding> Check(ReleaseFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return files[FileName] is { } file ? Check(file) : [];
    }

    private static IEnumerable<Finding> Check(ReleaseFile file)
    {
        SynonymsFile read;
        try
        {
            read = Yaml.Read<SynonymsFile>(file.Text);
        }
        catch (YamlException e)
        {
            return [new(file.Path, (int)e.Start.Line, e.InnerException?.Message ?? e.Message, "Mend the YAML; names are words, also and ignore")];
        }

        var lines = file.Text.Split('\n');
        return read.Groups.SelectMany((group, at) => Check(group, at).Select(f => new Finding(file.Path, LineOf(lines, group), f.What, f.Mend)))
            .Concat(read.Ignore.Where(w => Spelling.Loose(w).Length == 0).Select(_ => new Finding(file.Path, 1, "A word under ignore has no letter", "Take it away")));
    }

    private static IEnumerable<(string What, string Mend)> Check(SynonymGroup group, int at)
    {
        if (group.Words.Count == 0 || group.Words.Count + group.Also.Count < 2)
            yield return ($"The group {at + 1} has nothing to find by another word", "Write words: with two words that mean the same, or one and also: with what it means in an office");
        foreach (var word in group.Words.Concat(group.Also).Where(w => Spelling.Loose(w).Length < 2 && !w.Any(Spelling.IsKanji)))
            yield return ($"'{word}' is too short to be looked for", "Write a word of two letters, or a kanji");
        foreach (var twice in group.Words.Concat(group.Also).GroupBy(Spelling.Loose).Where(g => g.Count() > 1))
            yield return ($"'{twice.First()}' stands twice in its group", "Write it once; how it is spelt makes no difference");
    }

    private static int LineOf(string[] lines, SynonymGroup group) =>
        group.Words is [var first, ..] && Array.FindIndex(lines, l => l.Contains("words:", StringComparison.Ordinal) && l.Contains(first, StringComparison.Ordinal)) is >= 0 and var at ? at + 1 : 1;

    private sealed record SynonymsFile
    {
        public List<SynonymGroup> Groups { get; init; } = [];
        public List<string> Ignore { get; init; } = [];
    }

    private sealed record SynonymGroup
    {
        public List<string> Words { get; init; } = [];
        public List<string> Also { get; init; } = [];
    }
}
