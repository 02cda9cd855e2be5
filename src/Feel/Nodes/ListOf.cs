namespace SmartLocal.Feel;

/// <summary><c>[a, b]</c>.</summary>
internal sealed class ListOf(IReadOnlyList<Node> items) : Node(FeelType.ListOf(items.Count == 0 ? FeelType.Any : items.Select(i => i.Type).Aggregate(FeelType.Either)), [.. items])
{
    public IReadOnlyList<Node> Items => items;

    public override Step Compile()
    {
        var steps = items.Select(i => i.Compile()).ToArray();
        return frame =>
        {
            var values = new object?[steps.Length];
            for (var i = 0; i < steps.Length; i++) values[i] = steps[i](frame);
            return frame.Run.List(values);
        };
    }

    public override string ToString() => $"[{string.Join(", ", items)}]";
}
