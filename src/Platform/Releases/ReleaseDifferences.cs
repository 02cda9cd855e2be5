using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SmartLocal.Platform.Releases;

/// <summary>What a release would change: file by file, and in files of values each value.</summary>
internal static class ReleaseDifferences
{
    /// <summary>The most values shown of one file; how many there are is always said.</summary>
    public const int MostShown = 200;

    public static IReadOnlyList<FileDifference> Between(ReleaseFiles before, ReleaseFiles after) =>
    [
        .. before.All.Select(f => f.Path).Union(after.All.Select(f => f.Path)).Order(StringComparer.Ordinal)
            .Where(path => before[path]?.Hash != after[path]?.Hash)
            .Select(path => Of(path, before[path], after[path])),
    ];

    private static FileDifference Of(string path, ReleaseFile? before, ReleaseFile? after)
    {
        var change = before is null ? FileChange.Added : after is null ? FileChange.Removed : FileChange.Changed;
        var (old, now) = (Values(before), Values(after));
        var values = old.Keys.Union(now.Keys, StringComparer.Ordinal)
            .Where(k => old.GetValueOrDefault(k) != now.GetValueOrDefault(k))
            .Select(k => new ValueDifference(k, old.GetValueOrDefault(k), now.GetValueOrDefault(k))).ToList();
        return new FileDifference(path, (after ?? before)!.Layer, change, values.Count, [.. values.Take(MostShown)]);
    }

    private static Dictionary<string, string> Values(ReleaseFile? file)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (file is null) return values;
        if (file.Path.EndsWith(".csv", StringComparison.Ordinal)) Lines(file.Text, values);
        if (!file.Path.EndsWith(".yaml", StringComparison.Ordinal)) return values;
        try
        {
            var yaml = new YamlStream();
            using var text = new StringReader(file.Text);
            yaml.Load(text);
            foreach (var document in yaml.Documents) Walk("", document.RootNode, values);
        }
        catch (YamlException)
        {
            Lines(file.Text, values); // it can't be published, and what has changed is shown all the same
        }

        return values;
    }

    private static void Lines(string text, Dictionary<string, string> values)
    {
        foreach (var line in text.Split('\n').Where(l => l.Length > 0)) values[line.Split(',')[0]] = line;
    }

    // Entries of a list go by their id where they have one: an entry in between is one difference and not a hundred.
    private static void Walk(string path, YamlNode node, Dictionary<string, string> values)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                foreach (var (key, value) in mapping.Children) Walk($"{path}{(path.Length > 0 ? "." : "")}{key}", value, values);
                break;
            case YamlSequenceNode sequence:
                foreach (var (entry, at) in sequence.Children.Select((e, at) => (e, at)))
                    Walk($"{path}[{(entry is YamlMappingNode m && m.Children.TryGetValue("id", out var id) ? id.ToString() : (at + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))}]", entry, values);
                break;
            default:
                values[path] = (node as YamlScalarNode)?.Value ?? "";
                break;
        }
    }
}

/// <summary>What becomes of a file.</summary>
public enum FileChange
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>Something in it is different.</summary>
    Changed,
}

/// <summary>A file that a release would change.</summary>
/// <param name="Path">Inside the city.</param>
/// <param name="Layer">Whose it is.</param>
/// <param name="Change">What becomes of it.</param>
/// <param name="Count">How many values are different; 0 where the file has none.</param>
/// <param name="Values">The first of them.</param>
public sealed record FileDifference(string Path, string Layer, FileChange Change, int Count, IReadOnlyList<ValueDifference> Values);

/// <summary>A value that a release would change.</summary>
/// <param name="Path">Keys down to it; entries of lists by their id.</param>
/// <param name="Before">Null where it is new.</param>
/// <param name="After">Null where it is gone.</param>
public sealed record ValueDifference(string Path, string? Before, string? After);
