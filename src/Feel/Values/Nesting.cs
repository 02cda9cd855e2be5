namespace SmartLocal.Feel;

/// <summary>
/// Lists in lists, and contexts in contexts: a loop can build them as deep as it has rounds, and whoever compares or writes
/// them goes down by calling itself. So values of such a depth aren't made.
/// </summary>
internal static class Nesting
{
    private const int Most = 100;

    public static int Around(object?[] values)
    {
        var depth = 0;
        foreach (var value in values)
            depth = Math.Max(depth, value switch { FeelList list => list.Depth, FeelContext context => context.Depth, _ => 0 });
        return depth < Most ? depth + 1 : throw LimitReachedException.Nesting(Most);
    }
}
