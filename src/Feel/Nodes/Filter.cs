namespace SmartLocal.Feel;

/// <summary><c>list[condition]</c> or <c>list[position]</c>; what is no list is a list of one (DMN 1.5, 10.3.2.5).</summary>
internal sealed class Filter(Node list, Node by, Local item, FeelType type) : Node(type, list, by)
{
    public override Step Compile()
    {
        var (items, which) = (list.Compile(), by.Compile());
        var slot = item.Slot;
        var isPosition = by.Type.Equals(FeelType.Number);
        return frame =>
        {
            var value = items(frame);
            if (value is null) return value;
            var filtered = value as FeelList ?? new FeelList([value]);
            if (value is Unknown unknown) return unknown.And(Unknown.Within(Where(filtered, which, slot, frame)));
            return isPosition ? At(filtered, which(frame)) : Where(filtered, which, slot, frame);
        };
    }

    public override string ToString() => $"{Operand(list)}[{by}]";

    private static object? At(FeelList list, object? position)
    {
        if (position is Unknown) return position;
        if (position is not decimal at || at == 0 || Math.Abs(at) > list.Count) return null;
        return list.Items[at > 0 ? (int)at - 1 : list.Count + (int)at];
    }

    private static object? Where(FeelList list, Step which, int slot, Frame frame)
    {
        // Of an empty list no item tells whether a position is meant.
        if (list.Count == 0)
        {
            frame.Slots[slot] = null;
            return which(frame) is decimal ? null : list;
        }

        var kept = new List<object?>();
        Unknown? unknown = null;
        foreach (var item in list.Items)
        {
            frame.Run.Step();
            frame.Slots[slot] = item;
            var chosen = which(frame);
            if (chosen is decimal) return unknown ?? At(list, chosen);
            if (chosen is Unknown found) unknown = found.And(unknown);
            else if (chosen is true) kept.Add(item);
        }

        return unknown ?? (object)frame.Run.Gathered(kept);
    }
}
