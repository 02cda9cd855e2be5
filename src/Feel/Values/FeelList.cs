using System.Collections;

namespace SmartLocal.Feel;

/// <summary>Values in order; positions in FEEL begin with 1, here with 0.</summary>
public sealed class FeelList : IReadOnlyList<FeelValue>
{
    internal static readonly FeelList Empty = new([]);

    internal FeelList(object?[] items)
    {
        Items = items;
        Depth = Nesting.Around(items);
    }

    /// <inheritdoc/>
    public int Count => Items.Length;

    internal object?[] Items { get; }

    /// <summary>How many lists and contexts stand inside each other.</summary>
    internal int Depth { get; }

    /// <inheritdoc/>
    public FeelValue this[int index] => new(Items[index]);

    /// <inheritdoc/>
    public IEnumerator<FeelValue> GetEnumerator() => Items.Select(i => new FeelValue(i)).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>As FEEL writes it.</summary>
    public override string ToString() => Written.Literal(this);
}
