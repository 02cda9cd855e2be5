using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace SmartLocal.Tests.Definitions.Oracle;

/// <summary>Short ways through YAML.</summary>
internal static partial class Nodes
{
    public static YamlNode? Find(this YamlNode node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    public static string? Text(this YamlNode node, string key) => (node.Find(key) as YamlScalarNode)?.Value;

    public static YamlMappingNode? Map(this YamlNode node, string key) => node.Find(key) as YamlMappingNode;

    public static IEnumerable<YamlNode> List(this YamlNode node, string key) => node.Find(key) as YamlSequenceNode ?? Enumerable.Empty<YamlNode>();

    public static int? Number(this YamlNode node, string key) => int.TryParse(node.Text(key), out var number) ? number : null;

    /// <summary>A copy that can be changed without changing this.</summary>
    public static YamlNode Copy(this YamlNode node) => node switch
    {
        YamlMappingNode map => Copied(map),
        YamlSequenceNode list => new YamlSequenceNode(list.Children.Select(Copy)) { Style = list.Style },
        YamlScalarNode scalar => new YamlScalarNode(scalar.Value) { Style = scalar.Style },
        _ => node,
    };

    /// <summary>The text in Japanese: a scalar with furigana is read without them, and without the spaces between words of kana.</summary>
    public static string? Ja(this YamlNode? node) => node switch
    {
        YamlScalarNode scalar => Plain(scalar.Value!),
        { } map => map.Text("ja"),
        null => null,
    };

    private static string Plain(string written) => Gaps().Replace(Furigana().Replace(written, "${words}"), "");

    private static YamlMappingNode Copied(YamlMappingNode map)
    {
        var copy = new YamlMappingNode { Style = map.Style };
        foreach (var (key, value) in map.Children) copy.Add(Copy(key), Copy(value));
        return copy;
    }

    [GeneratedRegex(@"\{(?<words>[^{}|]+)\|[^{}|]+\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Furigana();

    [GeneratedRegex(@"(?<=[^\x00-\x7F]) +| +(?=[^\x00-\x7F])", RegexOptions.None, 1000)]
    private static partial Regex Gaps();
}
