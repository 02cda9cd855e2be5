using SmartLocal.Feel;
using YamlDotNet.RepresentationModel;

namespace SmartLocal.Tests.Definitions.Oracle;

/// <summary>A condition for which an item is asked, and the node of the file that states it: the item's, its section's or its step's.</summary>
internal sealed record Showing(AskedCondition Condition, YamlMappingNode Node);

/// <summary>One thing that a form asks, or says.</summary>
internal sealed class AskedItem
{
    private static readonly FeelType Pair = FeelType.ContextOf(("family", FeelType.String), ("given", FeelType.String));

    private AskedItem(YamlMappingNode node, IReadOnlyList<Showing> shows)
    {
        Node = node;
        Shows = shows;
        var required = node.Text("required");
        Required = required == "true" || (Kind == "group" && node.Map("rows")?.Number("min") > 0 && node.Find("required") is null);
        RequiredWhen = required is "true" or "false" ? null : AskedCondition.Of(node.Find("required"));
        Formula = Kind == "calculated" ? AskedCondition.Of(node.Find("formula")) : null;
        Row = Kind == "group" ? new AskedSet([.. Read(node.List("items"), [])], node) : null;
        Options = [.. node.List("options").Select(o => o is YamlScalarNode ? o.Ja()! : o.Text("value") ?? o.Find("label").Ja()!)];
    }

    public YamlMappingNode Node { get; }
    public string Id => Node.Text("id")!;
    public string Kind => Node.Text("kind")!;

    /// <summary>When it is asked: all of them.</summary>
    public IReadOnlyList<Showing> Shows { get; }

    public bool Required { get; }
    public AskedCondition? RequiredWhen { get; }

    /// <summary>How it is reckoned.</summary>
    public AskedCondition? Formula { get; }

    /// <summary>What each of its rows asks.</summary>
    public AskedSet? Row { get; }

    public IReadOnlyList<string> Options { get; }

    public int MinRows => Node.Map("rows")?.Number("min") ?? 0;
    public int MaxRows => Node.Map("rows")?.Number("max") ?? 10;

    /// <summary>Whether it takes an answer.</summary>
    public bool IsAsked => Kind is not ("note" or "calculated");

    /// <summary>Whether formulas may look at it.</summary>
    public bool IsNamed => Kind is not ("note" or "my-number");

    public IEnumerable<AskedCondition> Conditions => Shows.Select(s => s.Condition).Concat(RequiredWhen is null ? [] : [RequiredWhen]).Concat(Formula is null ? [] : [Formula]);

    /// <summary>What is said when its answer is missing.</summary>
    public string WhenMissing => Kind switch
    {
        "select" or "choose-many" or "yes-no" => "forms.not-chosen",
        "check" => "forms.not-declared",
        "file" => "forms.file-missing",
        "group" => "forms.no-rows",
        _ => "forms.missing",
    };

    /// <summary>What its answer is in a formula.</summary>
    public FeelType Type => Kind switch
    {
        "person-name" or "kana" => Pair,
        "any-address" => FeelType.ContextOf(("postcode", FeelType.String), ("address", FeelType.String)),
        "number" or "yen" or "year" => FeelType.Number,
        "date" or "month" => FeelType.Date,
        "time" => FeelType.Time,
        "period" => FeelType.ContextOf(("from", FeelType.Date), ("until", FeelType.Date)),
        "preferred-time" => FeelType.ContextOf(("date", FeelType.Date), ("time", FeelType.String)),
        "yes-no" or "check" => FeelType.Boolean,
        "choose-many" or "file" => FeelType.ListOf(FeelType.String),
        "bank" => FeelType.ContextOf(("bank", FeelType.String), ("branch", FeelType.String), ("bankCode", FeelType.String), ("branchCode", FeelType.String)),
        "map-point" => FeelType.ContextOf(("lat", FeelType.Number), ("lon", FeelType.Number)),
        "calculated" => Node.Text("as") switch { "date" => FeelType.Date, "text" => FeelType.String, _ => FeelType.Number },
        "group" => FeelType.ListOf(FeelType.ContextOf(Row!.Items.Where(i => i.IsNamed).Select(i => (i.Id, i.Type)))),
        _ => FeelType.String,
    };

    /// <summary>The items of a list. Those of a group without rows stand in it themselves, under its condition.</summary>
    public static IEnumerable<AskedItem> Read(IEnumerable<YamlNode> nodes, IReadOnlyList<Showing> shows)
    {
        foreach (var node in nodes.Cast<YamlMappingNode>())
        {
            IReadOnlyList<Showing> here = AskedCondition.Of(node.Find("show")) is { } show ? [.. shows, new Showing(show, node)] : shows;
            if (node.Text("kind") != "group" || node.Map("rows") is not null) yield return new AskedItem(node, here);
            else
                foreach (var inner in Read(node.List("items"), here)) yield return inner;
        }
    }
}
