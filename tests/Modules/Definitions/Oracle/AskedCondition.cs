using System.Globalization;
using System.Text.RegularExpressions;
using SmartLocal.Feel;
using YamlDotNet.RepresentationModel;

namespace SmartLocal.Tests.Definitions.Oracle;

/// <summary>A formula of a file: in FEEL, or as a table of names that must all fit.</summary>
internal sealed partial class AskedCondition(YamlNode node)
{
    private Formula? formula;

    public Formula Formula => formula ?? throw new InvalidOperationException($"{Text} was not bound");

    /// <summary>The formula in FEEL.</summary>
    public string Text { get; private set; } = "";

    public IReadOnlyList<string> Names { get; private set; } = [];

    public static AskedCondition? Of(YamlNode? node) => node is null ? null : new AskedCondition(node);

    public void Bind(AskedSet set)
    {
        if (formula is not null) return; // a section's condition stands in each of its items
        Text = Written(set);
        var parsed = Formula.Parse(Text, set.Scope);
        formula = parsed.Formula is not null && parsed.Mistakes.Count == 0 ? parsed.Formula
            : throw new InvalidOperationException($"{Text}: {string.Join("; ", parsed.Mistakes.Select(m => m.Sentence))}");
        Names = formula.Names;
    }

    /// <summary>The formula in FEEL, over the names of the items that it stands among.</summary>
    public string Written(AskedSet set) => node is YamlScalarNode scalar
        ? scalar.Value!
        : ((YamlMappingNode)node).Children.Count == 0 ? "true" : string.Join(" and ", ((YamlMappingNode)node).Children.Select(c => $"({Cell(((YamlScalarNode)c.Key).Value!, c.Value, set)})"));

    private static string Cell(string name, YamlNode cell, AskedSet set)
    {
        string[] words = cell is YamlSequenceNode list ? [.. list.Children.Select(w => ((YamlScalarNode)w).Value!)] : [((YamlScalarNode)cell).Value!];
        AskedItem? item = null;
        for (var at = set; at is not null && item is null; at = at.Around) item = at.Named(name);
        if (words is ["-"]) return "true";
        return item?.Kind switch
        {
            "yes-no" or "check" => $"{name} = {(words[0] is "はい" or "true" ? "true" : "false")}",
            "choose-many" => string.Join(" or ", words.Select(w => $"list contains({name}, \"{w}\")")),
            "select" when words.All(item.Options.Contains) => string.Join(" or ", words.Select(w => $"{name} = \"{w}\"")),
            _ => $"{name} in ({string.Join(", ", words.Select(Literal))})",
        };
    }

    private static string Literal(string word) =>
        Day().IsMatch(word) ? Day().Replace(word, d => $"date(\"{d.Value}\")")
        : decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || Test().IsMatch(word) ? word
        : $"\"{word}\"";

    [GeneratedRegex(@"\d{4}-\d\d-\d\d$", RegexOptions.None, 1000)]
    private static partial Regex Day();

    [GeneratedRegex(@"^(null$|""|[<>\[\](]|not\(|[a-z]+\()", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Test();
}
