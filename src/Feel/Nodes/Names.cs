namespace SmartLocal.Feel;

/// <summary>A name whose value lies in a slot. Inside filters of items whose type isn't known, an entry of the item goes first.</summary>
internal sealed class SlotName(string name, FeelType type, int slot, Local[] items) : Node(type)
{
    public string Name => name;

    public int Slot => slot;

    public override Step Compile()
    {
        var at = slot;
        if (items.Length == 0) return frame => frame.Slots[at];
        var entry = Entries.Of(name, items);
        return frame => !entry(frame, out var found) ? frame.Slots[at] : found is Unknown unknown ? unknown.And(Unknown.Within(frame.Slots[at])) : found;
    }

    public override string ToString() => name;
}

/// <summary>An entry of the item that a filter looks at.</summary>
internal sealed class ItemEntry(string name, FeelType type, Local item) : Node(type)
{
    public override Step Compile()
    {
        var at = item.Slot;
        return frame => frame.Slots[at] switch
        {
            FeelContext context => context.Find(name, out var value) ? value : null,
            Unknown unknown => unknown,
            _ => null,
        };
    }

    public override string ToString() => name;
}

/// <summary>A name that nobody has declared: null, but where an item of unknown type has such an entry.</summary>
internal sealed class FreeName(string name, Local[] items) : Node(FeelType.Any)
{
    public string Name => name;

    public bool MayBeEntry => items.Length > 0;

    public override Step Compile()
    {
        var entry = Entries.Of(name, items);
        return frame => entry(frame, out var found) ? found : null;
    }

    public override string ToString() => name;
}

/// <summary>The name of a function that is built in.</summary>
internal sealed class BuiltInName(BuiltIn function, Local[] items) : Node(function.Value.Type)
{
    public BuiltIn Function => function;

    /// <summary>Whether an entry of an item could be meant instead.</summary>
    public bool IsCertain => items.Length == 0;

    public override Step Compile()
    {
        var value = function.Value;
        if (items.Length == 0) return _ => value;
        var entry = Entries.Of(function.Name, items);
        return frame => entry(frame, out var found) ? found : value;
    }

    public override string ToString() => function.Name;
}

/// <summary>Looks a name up in the items that filters around it look at, the innermost first.</summary>
internal static class Entries
{
    public delegate bool Lookup(Frame frame, out object? value);

    public static Lookup Of(string name, Local[] items)
    {
        var slots = items.Select(i => i.Slot).ToArray();
        return Find;

        bool Find(Frame frame, out object? value)
        {
            foreach (var slot in slots)
            {
                var item = frame.Slots[slot];
                if (item is FeelContext context && context.Find(name, out value)) return true;
                if (item is not Unknown) continue;
                // What isn't known may have an entry of any name.
                value = item;
                return true;
            }

            value = null;
            return false;
        }
    }
}
