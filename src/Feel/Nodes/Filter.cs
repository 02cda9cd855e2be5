namespace SmartLocal.Feel;

/// <summary><c>list[condition]</c> or <c>list[position]</c>; what is no list is a list of one (DMN 1.5, 10.3.2.5).</summary>
internal sealed class Filter(Node list, Node by, Local item, FeelType type) : Node(type, list, by)
{
    public override Step Compile()
    {
        var (source, which) = (list.Compile(), by.Compile());
        var slot = item.Slot;
        var isPosition = by.Type.Equals(FeelType.Number);
        return frame =>
        {
            var value = source(frame);
            if (value is null) return value;
            var filtered = value as FeelList ?? new FeelList([value]);
            if (value is Unknown unknown) return unknown.And(Unknown.Within(Where(filtered, which, slot, frame)));
            return isPosition ? At(filtered, which(frame)) : Where(filtered, which, slot, frame);
        };
    }

    public override string ToString() => $"{Operand(list)}[{by}]";

    private static object? At(FeelList list, object? position)
    {
        if (position is Unknown unknown) return unknown.And(Unknown.Within(list.Items));
        if (BuiltIns.Whole(position) is not { } at || at == 0 || at > list.Count || -at > list.Count) return null;
        return list.Items[at > 0 ? at - 1 : list.Count + at];
    }

    private object? Where(FeelList items, Step which, int slot, Frame frame)
    {
        // Of an empty list no item tells whether a position is meant.
        if (items.Count == 0)
        {
            frame.Slots[slot] = null;
            return by.Type.Equals(FeelType.Boolean) ? items : which(frame) switch { decimal => null, Unknown perhaps => perhaps, _ => items };
        }

        var kept = new List<object?>();
        Unknown? unknown = null;
        foreach (var one in items.Items)
        {
            frame.Run.Step();
            frame.Slots[slot] = one;
            var chosen = which(frame);
            if (chosen is decimal) return unknown ?? At(items, chosen);
            if (chosen is Unknown found) unknown = found.And(unknown);
            else if (chosen is true) kept.Add(one);
        }

        return unknown?.And(Unknown.Within(items.Items)) ?? (object)frame.Run.Gathered(kept);
    }
}
