using YamlDotNet.RepresentationModel;

namespace SmartLocal.Tests.Definitions.Oracle;

/// <summary>A form with every word of the vocabulary written out where it is used, so that each mark stands in one place.</summary>
internal static class Expansion
{
    public static YamlMappingNode Of(RawCity city, YamlMappingNode form)
    {
        var whole = (YamlMappingNode)form.Copy();
        foreach (var step in whole.List("steps").Cast<YamlMappingNode>())
        {
            var items = new List<YamlNode>();
            if (step.Text("use") is { } name)
            {
                var block = city.Word("blocks", name) ?? throw new InvalidOperationException($"The vocabulary has no block {name}");
                foreach (var key in new[] { "title", "lead" })
                    if (step.Find(key) is null && block.Find(key) is { } text) step.Add(key, text.Copy());
                items.AddRange(Block(city, block));
                step.Children.Remove(new YamlScalarNode("use"));
            }

            items.AddRange(step.List("items").SelectMany(i => Item(city, (YamlMappingNode)i)));
            step.Children[new YamlScalarNode("items")] = new YamlSequenceNode(items);
        }

        return whole;
    }

    private static IEnumerable<YamlNode> Item(RawCity city, YamlMappingNode item)
    {
        var known = item.Text("use");
        if (known is not null && city.Word("blocks", known) is { } block) return Block(city, block);
        var whole = item;
        if (known is not null)
        {
            var word = city.Word("items", known) ?? throw new InvalidOperationException($"The vocabulary has no item {known}");
            whole = (YamlMappingNode)word.Copy();
            if (item.Find("choices") is not null) whole.Children.Remove(new YamlScalarNode("options"));
            if (item.Find("options") is not null) whole.Children.Remove(new YamlScalarNode("choices"));
            foreach (var (key, value) in item.Children)
                if (((YamlScalarNode)key).Value != "use") whole.Children[key] = value;
        }

        if (whole.Text("choices") is { } choices)
        {
            whole.Children.Remove(new YamlScalarNode("choices"));
            whole.Add("options", city.Word("choices", choices)!.Find("options")!.Copy());
        }

        if (whole.Find("items") is not null) whole.Children[new YamlScalarNode("items")] = new YamlSequenceNode(whole.List("items").SelectMany(i => Item(city, (YamlMappingNode)i)));
        return [whole];
    }

    private static IEnumerable<YamlNode> Block(RawCity city, YamlMappingNode block) =>
        block.List("items").SelectMany(n => Item(city, new YamlMappingNode { { "use", ((YamlScalarNode)n).Value! } }));
}
