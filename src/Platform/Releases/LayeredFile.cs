using System.Text;
using System.Text.RegularExpressions;

namespace SmartLocal.Platform.Releases;

/// <summary>
/// A city's file laid over the national one of the same path. It says so in its first line, <c>over: japan</c>; without that it
/// stands in the national file's place whole. Laid over, each of its top-level keys replaces the national one; in lists whose
/// entries have an <c>id</c>, entry by entry: one with a known id replaces, one with a new id is added at the end. Lines stay
/// as they were written, and each remembers where (docs/decisions/0021-a-city-lies-over-the-national-layer.md).
/// </summary>
internal static partial class LayeredFile
{
    public const string National = "japan";

    private const string Mark = "over: " + National;

    public static bool IsOver(ReleaseFile city) => city.Text.Split('\n', 2)[0].TrimEnd() == Mark;

    public static ReleaseFile Lay(ReleaseFile national, ReleaseFile city)
    {
        var blocks = Blocks(national);
        foreach (var over in Blocks(city).Where(b => b.Key != "over"))
        {
            var at = blocks.FindIndex(b => b.Key == over.Key);
            if (at < 0) blocks.Add(over);
            else blocks[at] = blocks[at].Under(over);
        }

        var lines = blocks.SelectMany(b => b.Lines).ToArray();
        var text = string.Join('\n', lines.Select(l => l.Text)) + "\n";
        return new ReleaseFile(city.Path, $"{national.Layer}+{city.Layer}", Encoding.UTF8.GetBytes(text)) { Origins = [.. lines.Select(l => (l.Layer, l.Number))] };
    }

    /// <summary>The file cut at its top-level keys; what stands between two belongs to the second.</summary>
    private static List<Block> Blocks(ReleaseFile file)
    {
        var blocks = new List<Block>();
        var waiting = new List<Line>();
        foreach (var line in file.Text.TrimEnd('\n').Split('\n').Select((text, at) => new Line(text.TrimEnd('\r'), file.Layer, at + 1)))
        {
            waiting.Add(line);
            if (TopKey().Match(line.Text) is { Success: true } key) blocks.Add(new Block(key.Groups["key"].Value, [.. waiting]));
            else if (blocks.Count > 0 && !IsBetween(line.Text)) blocks[^1] = blocks[^1] with { Lines = [.. blocks[^1].Lines, .. waiting] };
            else continue;
            waiting.Clear();
        }

        if (blocks.Count > 0) blocks[^1] = blocks[^1] with { Lines = [.. blocks[^1].Lines, .. waiting] };
        return blocks;
    }

    private static bool IsBetween(string line) => line.Length == 0 || line[0] == '#';

    private sealed record Line(string Text, string Layer, int Number);

    private sealed record Block(string Key, IReadOnlyList<Line> Lines)
    {
        public Block Under(Block over)
        {
            var (mine, theirs) = (Entries(), over.Entries());
            if (mine is null || theirs is null) return over;
            var entries = mine.Entries.ToList();
            foreach (var entry in theirs.Entries)
            {
                var at = entries.FindIndex(e => e.Id == entry.Id);
                if (at < 0) entries.Add(entry);
                else entries[at] = entry;
            }

            return this with { Lines = [.. mine.Head, .. entries.SelectMany(e => e.Lines)] };
        }

        /// <summary>The list's entries by their ids; null when the block is not such a list.</summary>
        private KeyedList? Entries()
        {
            var entries = new List<(string Id, List<Line> Lines)>();
            var head = new List<Line>();
            string? indent = null;
            foreach (var line in Lines)
            {
                if (Entry().Match(line.Text) is { Success: true } entry && (indent ??= entry.Groups["indent"].Value) == entry.Groups["indent"].Value)
                    entries.Add((entry.Groups["id"].Value.Trim('"', '\''), [line]));
                else if (entries.Count == 0) head.Add(line);
                else entries[^1].Lines.Add(line);
            }

            return entries.Count == 0 ? null : new KeyedList(head, entries);
        }
    }

    private sealed record KeyedList(IReadOnlyList<Line> Head, IReadOnlyList<(string Id, List<Line> Lines)> Entries);

    [GeneratedRegex(@"^(?<key>[A-Za-z]\w*):", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TopKey();

    [GeneratedRegex(@"^(?<indent>\s*)- id:\s*(?<id>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();
}
