using SmartLocal.Feel;

namespace SmartLocal.Forms;

/// <summary>
/// Items that are filled in together: those of the form, or those of one row of a group. What can be looked at is compiled once:
/// the names with their types, and an order in which each item comes after what it hangs on.
/// </summary>
public sealed class ItemSet
{
    private readonly Dictionary<string, FormItem> byId;

    internal ItemSet(IReadOnlyList<FormItem> items, IReadOnlyList<FormRule> rules, IReadOnlyList<FormTable> tables)
    {
        (Items, Rules, Tables) = (items, rules, tables);
        byId = items.ToDictionary(i => i.Id, StringComparer.Ordinal);
        AsksNumber = items.Any(i => i is MyNumberItem || (i is GroupItem group && group.Row.AsksNumber));
        Places = items.Select((item, at) => (item.Id, at)).ToDictionary(p => p.Id, p => p.at, StringComparer.Ordinal);
    }

    /// <summary>The items in their order.</summary>
    public IReadOnlyList<FormItem> Items { get; }

    /// <summary>What must hold between their answers.</summary>
    public IReadOnlyList<FormRule> Rules { get; }

    /// <summary>The decision tables over their answers.</summary>
    public IReadOnlyList<FormTable> Tables { get; }

    /// <summary>The item, or null.</summary>
    public FormItem? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Whether an individual number is asked, in a row too.</summary>
    internal bool AsksNumber { get; }

    internal IReadOnlyDictionary<string, int> Places { get; }

    /// <summary>The names that a rule here may use: those outside, the items and the tables.</summary>
    internal Scope Scope { get; private set; } = Scope.Empty;

    /// <summary>The names outside that a row's rules really use.</summary>
    internal IReadOnlyList<string> Outside { get; private set; } = [];

    /// <summary>Items and tables, each after what it hangs on.</summary>
    internal IReadOnlyList<(FormItem? Item, FormTable? Table)> Order { get; private set; } = [];

    /// <summary>The names that some rule looks at: only those need to be known in FEEL.</summary>
    internal IReadOnlySet<string> LookedAt { get; private set; } = new HashSet<string>();

    /// <summary>Whether any answer hangs on another: without that nothing has to be worked out.</summary>
    internal bool HasRules { get; private set; }

    /// <summary>What is made last, a fee, looks at these names too.</summary>
    internal void LookAt(IEnumerable<string> names)
    {
        LookedAt = LookedAt.Concat(names.Where(Places.ContainsKey)).ToHashSet(StringComparer.Ordinal);
        HasRules = true;
    }

    internal void Bind(Scope scope, IReadOnlyList<string> outside, IReadOnlyList<(FormItem? Item, FormTable? Table)> order, IReadOnlySet<string> lookedAt, bool hasRules) =>
        (Scope, Outside, Order, LookedAt, HasRules) = (scope, outside, order, lookedAt, hasRules);
}
