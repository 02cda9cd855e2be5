namespace SmartLocal.Feel;

/// <summary>One entry of a context; those after it see it by its name.</summary>
internal sealed record ContextEntry(string Name, Node Value, int Slot);

/// <summary><c>{a: 1, b: a + 1}</c>; or, of a boxed context that ends in an expression, the value of that.</summary>
internal sealed class ContextOf(IReadOnlyList<ContextEntry> entries, Node? result = null)
    : Node(result?.Type ?? FeelType.ContextOf(entries.Select(e => (e.Name, e.Value.Type))), [result, .. entries.Select(e => e.Value)])
{
    public override Step Compile()
    {
        var names = entries.Select(e => e.Name).ToArray();
        var steps = entries.Select(e => (e.Slot, Value: e.Value.Compile())).ToArray();
        var last = result?.Compile();
        return frame =>
        {
            var values = new object?[steps.Length];
            for (var i = 0; i < steps.Length; i++) values[i] = frame.Slots[steps[i].Slot] = steps[i].Value(frame);
            return last is null ? FeelContext.OfDistinct(names, values) : last(frame);
        };
    }

    public override string ToString()
    {
        var written = string.Join(", ", entries.Select(e => $"{Written.Key(e.Name)}: {e.Value}"));
        return result is null ? $"{{{written}}}" : $"{{{written}, result: {result}}}.result";
    }
}
