namespace SmartLocal.Feel;

/// <summary>How many slots one formula needs, and which of its scope's it looks into.</summary>
internal sealed class Slots
{
    public int Most { get; set; }

    public HashSet<int> Used { get; } = [];
}

/// <summary>A name that a formula itself introduces: of a loop, a parameter, an entry of a context.</summary>
internal sealed class Local(string name, FeelType type, int slot)
{
    public string Name => name;

    public FeelType Type => type;

    public int Slot => slot;

    public bool IsUsed { get; set; }
}

/// <summary>
/// What can be named at a place of a formula, the innermost first: locals, the entries of the item that a filter looks at, the
/// names of the scope, the functions that are built in.
/// </summary>
internal sealed class Surroundings
{
    private readonly Surroundings? outer;
    private readonly Scope? scope;
    private readonly Local? local;
    private readonly NameIndex<string>? own;
    private readonly bool isItem;
    private readonly Slots slots;

    private Surroundings(Surroundings? outer, Scope? scope, Local? local, bool isItem, Slots slots, int next)
    {
        (this.outer, this.scope, this.local, this.isItem, this.slots) = (outer, scope, local, isItem, slots);
        Next = next;
        slots.Most = Math.Max(slots.Most, next);
        if (local is null) return;
        var entries = isItem && local.Type is ContextType context ? context.Entries.Select(e => (e.Name, e.Name)) : [];
        own = new(entries.Prepend((local.Name, local.Name)));
    }

    /// <summary>The first slot that is free here.</summary>
    public int Next { get; }

    public Slots All => slots;

    public Scope Scope => scope ?? outer!.Scope;

    public static Surroundings Of(Scope scope) => new(null, scope, null, isItem: false, new Slots(), scope.Count);

    public (Surroundings Inner, Local Local) With(string name, FeelType type)
    {
        var added = new Local(name, type, Next);
        return (new(this, null, added, isItem: false, slots, Next + 1), added);
    }

    /// <summary>Inside a filter: <c>item</c>, and its entries by their names.</summary>
    public (Surroundings Inner, Local Item) WithItem(FeelType type)
    {
        var item = new Local("item", type, Next);
        return (new(this, null, item, isItem: true, slots, Next + 1), item);
    }

    /// <summary>The longest name that the tokens begin with, the innermost of equally long ones; and how many tokens it takes.</summary>
    public int Longest(ReadOnlySpan<Token> tokens, int at, out Node? node)
    {
        node = null;
        var longest = 0;
        // Entries of items whose type isn't known may stand before anything further out; that shows when the formula runs.
        var items = new List<Local>();
        for (var here = this; here is not null; here = here.outer)
        {
            if (here.scope is not null)
            {
                var length = here.scope.Index.Longest(tokens, out var slot);
                if (length > longest)
                    (longest, node) = (length, new SlotName(here.scope.NameAt(slot), here.scope.TypeAt(slot), slot, [.. items]));
            }
            else if (here.own!.Longest(tokens, out var name) is var length && length > longest)
            {
                longest = length;
                node = here.Node(name!, [.. items]);
            }

            if (here.isItem && here.local!.Type is AnyType) items.Add(here.local);
        }

        var builtIn = BuiltIns.Index.Longest(tokens, out var function);
        if (builtIn > longest) (longest, node) = (builtIn, new BuiltInName(function!, [.. items]));
        return longest;
    }

    /// <summary>A name that nobody has declared: perhaps an entry of an item whose type isn't known.</summary>
    public FreeName Free(string name)
    {
        var items = new List<Local>();
        for (var here = this; here is not null; here = here.outer)
            if (here.isItem && here.local!.Type is AnyType) items.Add(here.local);
        return new(name, [.. items]);
    }

    private Node Node(string name, Local[] items)
    {
        if (isItem && local!.Type is ContextType context && context[name] is { } type) return new ItemEntry(name, type, local);
        local!.IsUsed = true;
        return new SlotName(name, local.Type, local.Slot, isItem && local.Type is AnyType ? [.. items, local] : items);
    }
}
