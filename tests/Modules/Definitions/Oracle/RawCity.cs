using YamlDotNet.RepresentationModel;

namespace SmartLocal.Tests.Definitions.Oracle;

/// <summary>
/// The definitions of a city as they are written, read as plain YAML: what the tests expect of the form language must not come from it.
/// </summary>
internal sealed class RawCity
{
    private static readonly Lazy<RawCity> Made = new(() => new RawCity(Path.Combine(Modules.Tests.World.Ome.Repository, "cities")));

    private readonly YamlMappingNode vocabulary;

    private RawCity(string cities)
    {
        vocabulary = Document(Path.Combine(cities, "japan", "vocabulary.yaml"));
        var national = Directory.EnumerateFiles(Path.Combine(cities, "japan", "procedures"), "*.yaml").ToDictionary(p => Path.GetFileName(p), Document);
        var own = Directory.EnumerateFiles(Path.Combine(cities, "ome", "procedures"), "*.yaml").ToDictionary(p => Path.GetFileName(p), Document);
        All =
        [
            .. national.Keys.Union(own.Keys).Order(StringComparer.Ordinal)
                .Select(name => new RawDefinition(this, Laid(national.GetValueOrDefault(name), own.GetValueOrDefault(name)))),
        ];
    }

    /// <summary>Ome over the national layer, as the repository has it.</summary>
    public static RawCity Ome => Made.Value;

    /// <summary>The definitions, by file name.</summary>
    public IReadOnlyList<RawDefinition> All { get; }

    /// <summary>An entry of the vocabulary, or null.</summary>
    public YamlMappingNode? Word(string section, string id) => vocabulary.List(section).FirstOrDefault(e => e.Text("id") == id) as YamlMappingNode;

    private static YamlMappingNode Document(string path)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(File.ReadAllText(path));
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    // A city's file that begins with "over" takes the keys it does not have from the nation's.
    private static YamlMappingNode Laid(YamlMappingNode? national, YamlMappingNode? own)
    {
        if (own is null || national is null || own.Text("over") is null) return own ?? national!;
        var laid = new YamlMappingNode(national.Children);
        foreach (var (key, value) in own.Children) laid.Children[key] = value;
        if (own.Map("form") is { } mine && national.Map("form") is { } theirs) laid.Children[new YamlScalarNode("form")] = Steps(theirs, mine);
        return laid;
    }

    // A step of the city's takes the place of the nation's of the same id, or stands behind them.
    private static YamlMappingNode Steps(YamlMappingNode national, YamlMappingNode own)
    {
        var laid = new YamlMappingNode(national.Children);
        foreach (var (key, value) in own.Children) laid.Children[key] = value;
        var steps = national.List("steps").ToList();
        foreach (var step in own.List("steps"))
        {
            var at = steps.FindIndex(s => s.Text("id") == step.Text("id"));
            if (at < 0) steps.Add(step);
            else steps[at] = step;
        }

        laid.Children[new YamlScalarNode("steps")] = new YamlSequenceNode(steps);
        return laid;
    }
}

/// <summary>One definition as it is written.</summary>
/// <param name="City">Whose words it uses.</param>
/// <param name="Root">Its file.</param>
internal sealed record RawDefinition(RawCity City, YamlMappingNode Root)
{
    private AskedForm? form;

    public string Id => Root.Text("id")!;

    /// <summary>In what it ends.</summary>
    public string Ends => Fact("outcome")!.Text("kind")!;

    /// <summary>Whether the city receives it itself.</summary>
    public bool IsReceived => Ends != "handover";

    public string Identity => ((YamlScalarNode)Fact("identity")!).Value!;

    /// <summary>Its form, every word of the vocabulary written out.</summary>
    public AskedForm Form => form ??= new AskedForm(Expansion.Of(City, (YamlMappingNode)Root.Children["form"]));

    /// <summary>The facts that somebody stands for.</summary>
    public IReadOnlySet<string> Confirmed => new[] { "facts", "city" }.Select(Root.Map).OfType<YamlMappingNode>()
        .SelectMany(f => f.List("confirmed")).SelectMany(c => c.List("facts")).Select(f => ((YamlScalarNode)f).Value!).ToHashSet();

    /// <summary>The facts that it states.</summary>
    public IReadOnlySet<string> Facts => new[] { "facts", "city" }.Select(Root.Map).OfType<YamlMappingNode>().SelectMany(f => f.Children.Keys)
        .Select(k => ((YamlScalarNode)k).Value!).Except(["drafted", "confirmed"]).Append("behalf").Append("form").ToHashSet();

    /// <summary>A day on or after the given one on which it is received.</summary>
    public DateOnly OpenDay(DateOnly from)
    {
        if (Fact("period") is not YamlMappingNode period) return from;
        for (var day = from; day < from.AddYears(2); day = day.AddDays(1))
            if (IsOpen(period, day)) return day;
        return from;
    }

    private static bool IsOpen(YamlMappingNode period, DateOnly day)
    {
        if (period.Map("yearly") is not { } yearly) return !(DateOnly.TryParse(period.Text("from"), out var first) && day < first) && !(DateOnly.TryParse(period.Text("until"), out var last) && day > last);
        var (from, until, now) = (yearly.Text("from")!, yearly.Text("until")!, day.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        bool after = string.CompareOrdinal(now, from) >= 0, before = string.CompareOrdinal(now, until) <= 0;
        return string.CompareOrdinal(from, until) <= 0 ? after && before : after || before;
    }

    // What only a city can say stands above what the nation says.
    private YamlNode? Fact(string name) => Root.Map("city")?.Find(name) ?? Root.Map("facts")?.Find(name);
}
