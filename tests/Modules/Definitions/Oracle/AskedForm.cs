using SmartLocal.Feel;
using YamlDotNet.RepresentationModel;

namespace SmartLocal.Tests.Definitions.Oracle;

/// <summary>A form as its file says it, with every formula parsed over the names of its items.</summary>
internal sealed class AskedForm
{
    public AskedForm(YamlMappingNode node)
    {
        Node = node;
        Steps = [.. node.List("steps").Select(s => new AskedStep((YamlMappingNode)s))];
        All = new AskedSet([.. Steps.SelectMany(s => s.Items)], node);
        All.Bind(Scope.Empty, []);
        foreach (var step in Steps)
        {
            step.Show?.Bind(All);
            foreach (var exit in step.Exits) exit.When.Bind(All);
        }

        Hints = Hints.In(this);
    }

    /// <summary>The form's own YAML.</summary>
    public YamlMappingNode Node { get; }

    public IReadOnlyList<AskedStep> Steps { get; }

    public AskedSet All { get; }

    /// <summary>The values that its formulas compare with.</summary>
    public Hints Hints { get; }

    /// <summary>Every item, those of rows too.</summary>
    public IEnumerable<AskedItem> Items => All.Deep;

    public IEnumerable<AskedCondition> Conditions =>
        All.DeepConditions.Concat(Steps.SelectMany(s => s.Exits.Select(e => e.When).Concat(s.Show is null ? [] : [s.Show])));
}

/// <summary>A step: its items stand in the form's set, each with the step's own condition.</summary>
internal sealed class AskedStep
{
    public AskedStep(YamlMappingNode node)
    {
        Node = node;
        Show = AskedCondition.Of(node.Find("show"));
        Items = [.. AskedItem.Read(node.List("items"), Show is null ? [] : [new Showing(Show, node)])];
        Exits = [.. node.List("exits").Select(e => new AskedExit((YamlMappingNode)e))];
    }

    public YamlMappingNode Node { get; }
    public string Id => Node.Text("id")!;
    public AskedCondition? Show { get; }
    public IReadOnlyList<AskedItem> Items { get; }
    public IReadOnlyList<AskedExit> Exits { get; }
}

/// <summary>An early end.</summary>
internal sealed class AskedExit(YamlMappingNode node)
{
    public YamlMappingNode Node => node;
    public AskedCondition When { get; } = AskedCondition.Of(node.Find("when"))!;
    public string Says => node.Find("says").Ja()!;
}

/// <summary>What must hold between answers.</summary>
internal sealed class AskedRule(YamlMappingNode node)
{
    public YamlMappingNode Node => node;
    public AskedCondition Must { get; } = AskedCondition.Of(node.Find("must"))!;
    public string At => node.Text("at")!;
    public string Says => node.Find("says").Ja()!;
}

/// <summary>A decision table as one formula.</summary>
internal sealed class AskedTable(YamlMappingNode node)
{
    public YamlMappingNode Node => node;
    public string Id => node.Text("id")!;
    public AskedCondition From { get; private set; } = null!;

    public void Bind(AskedSet set)
    {
        var rows = node.List("rows").Select(r => (When: AskedCondition.Of(r.Find("when"))!.Written(set), Gives: r.Text("gives")!)).ToList();
        var otherwise = node.Text("otherwise");
        var text = node.Text("hit") == "sum"
            ? $"({otherwise ?? "0"})" + string.Concat(rows.Select(r => $" + (if {r.When} then ({r.Gives}) else 0)"))
            : string.Concat(rows.Select(r => $"if {r.When} then ({r.Gives}) else ")) + $"({otherwise ?? "null"})";
        From = new AskedCondition(new YamlScalarNode(text));
        From.Bind(set);
    }
}

/// <summary>Items that are filled in together: those of the form, or of a row.</summary>
internal sealed class AskedSet
{
    public AskedSet(IReadOnlyList<AskedItem> items, YamlMappingNode node)
    {
        Items = items;
        ById = items.ToDictionary(i => i.Id);
        Rules = [.. node.List("rules").Select(r => new AskedRule((YamlMappingNode)r))];
        Tables = [.. node.List("tables").Select(t => new AskedTable((YamlMappingNode)t))];
    }

    public IReadOnlyList<AskedItem> Items { get; }
    public IReadOnlyDictionary<string, AskedItem> ById { get; }
    public IReadOnlyList<AskedRule> Rules { get; }
    public IReadOnlyList<AskedTable> Tables { get; }
    public Scope Scope { get; private set; } = Scope.Empty;

    /// <summary>Names outside of a row at which something in it looks.</summary>
    public IReadOnlyList<string> Outside { get; private set; } = [];

    /// <summary>Items and tables, each after what it hangs on.</summary>
    public IReadOnlyList<string> Order { get; private set; } = [];

    /// <summary>The set in which this one stands as the rows of a group.</summary>
    public AskedSet? Around { get; private set; }

    public IEnumerable<AskedItem> Deep => Items.SelectMany(i => i.Row is null ? [i] : i.Row.Deep.Prepend(i));

    public IEnumerable<AskedCondition> DeepConditions => Items.SelectMany(i => i.Conditions.Concat(i.Row?.DeepConditions ?? []))
        .Concat(Rules.Select(r => r.Must)).Concat(Tables.Select(t => t.From));

    /// <summary>The item by this name here, or in a row of a group here.</summary>
    public AskedItem? Named(string name) => ById.GetValueOrDefault(name) ?? Items.Select(i => i.Row?.Named(name)).FirstOrDefault(i => i is not null);

    public void Bind(Scope outer, IReadOnlyList<string> names, AskedSet? around = null)
    {
        Around = around;
        Scope = outer.With(Items.Where(i => i.IsNamed).Select(i => (i.Id, i.Type)).Concat(Tables.Select(t => (t.Id, FeelType.Any))));
        foreach (var table in Tables) table.Bind(this);
        foreach (var condition in Items.SelectMany(i => i.Conditions).Concat(Rules.Select(r => r.Must))) condition.Bind(this);
        foreach (var item in Items.Where(i => i.Row is not null)) item.Row!.Bind(Scope, [.. names, .. ById.Keys, .. Tables.Select(t => t.Id)], this);
        Outside = [.. DeepConditions.SelectMany(c => c.Names).Distinct().Where(names.Contains)];
        Order = Ordered();
    }

    private List<string> Ordered()
    {
        var order = new List<string>();
        foreach (var id in Items.Select(i => i.Id).Concat(Tables.Select(t => t.Id))) Visit(id, []);
        return order;

        void Visit(string id, HashSet<string> path)
        {
            if (order.Contains(id) || !path.Add(id)) return;
            var before = ById.TryGetValue(id, out var item) ? Before(item) : Tables.FirstOrDefault(t => t.Id == id)?.From.Names;
            foreach (var name in before ?? []) Visit(name, path);
            if (item is not null || before is not null) order.Add(id);
        }
    }

    private static IEnumerable<string> Before(AskedItem item) => item.Shows.SelectMany(s => s.Condition.Names).Concat(item.Formula?.Names ?? [])
        .Concat(item.Row?.Items.SelectMany(Before) ?? []);
}
