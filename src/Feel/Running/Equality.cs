namespace SmartLocal.Feel;

/// <summary>
/// Whether two values are equal (DMN 1.5, 10.3.2.7 and 10.3.2.13): true, false, unknown, or null where their kinds differ.
/// Null is equal to itself and to nothing else.
/// </summary>
internal static class Equality
{
    public static object? Of(object? a, object? b) => a switch
    {
        decimal x when b is decimal y => Truth.Of(x == y),
        string x when b is string y => Truth.Of(x == y),
        _ => Other(a, b),
    };

    public static bool Same(object? a, object? b) => Of(a, b) is true;

    public static int HashOf(object? value) => value switch
    {
        FeelList list => list.Items.Aggregate(list.Count, (hash, item) => (hash * 31) + HashOf(item)),
        FeelContext context => context.Entries().Sum(e => e.Key.GetHashCode(StringComparison.Ordinal)),
        FeelTime or FeelDateTime => FeelValue.KindOf(value).GetHashCode(),
        FeelRange range => HashOf(range.From),
        _ => value?.GetHashCode() ?? 0,
    };

    private static object? Other(object? a, object? b)
    {
        if (Unknown.Any(a, b) is { } unknown) return unknown;
        if (a is null || b is null) return Truth.Of(a is null && b is null);
        return a switch
        {
            FeelList x when b is FeelList y => OfAll(x.Items, y.Items),
            FeelContext x when b is FeelContext y => OfContexts(x, y),
            FeelRange x when b is FeelRange y => x.StartIncluded == y.StartIncluded && x.EndIncluded == y.EndIncluded
                ? OfAll([x.From, x.To], [y.From, y.To]) : Truth.No,
            FeelTime x when b is FeelTime y => Truth.Of(x.IsLocal == y.IsLocal && Order.Of(x, y) == 0),
            FeelDateTime x when b is FeelDateTime y => Truth.Of(x.Time.IsLocal == y.Time.IsLocal && x.Instant == y.Instant),
            FeelFunction => b is FeelFunction ? Truth.Of(ReferenceEquals(a, b)) : null,
            _ => a.GetType() == b.GetType() ? Truth.Of(a.Equals(b)) : null,
        };
    }

    /// <summary>One pair that differs decides, whatever the unknown ones are.</summary>
    private static object OfAll(object?[] a, object?[] b)
    {
        if (a.Length != b.Length) return Truth.No;
        Unknown? unknown = null;
        for (var i = 0; i < a.Length; i++)
        {
            var equal = Of(a[i], b[i]);
            if (equal is Unknown found) unknown = found.And(unknown);
            else if (equal is not true) return Truth.No;
        }

        return unknown ?? Truth.Yes;
    }

    private static object OfContexts(FeelContext a, FeelContext b)
    {
        if (a.Count != b.Count || !a.Names.All(b.Has)) return Truth.No;
        return OfAll([.. a.Values], [.. a.Names.Select(n => b[n].Raw)]);
    }
}
