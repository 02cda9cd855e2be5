namespace SmartLocal.Feel;

/// <summary>What a loop runs over (DMN 1.5, 10.3.2.14).</summary>
internal static class Domains
{
    /// <summary>A list; a range from its lower end up; anything else alone.</summary>
    public static object? Of(object? value, Run run) => value switch
    {
        null or Unknown or FeelList => value,
        FeelRange range => OfRange(range, run),
        _ => new FeelList([value]),
    };

    /// <summary>Up or down, both ends included.</summary>
    public static object? FromTo(object? from, object? to, Run run) => (from, to) switch
    {
        _ when Unknown.Any(from, to) is { } unknown => unknown,
        (decimal a, decimal b) => Numbers(a, b, run),
        (FeelDate a, FeelDate b) => Days(a, b, run),
        _ => null,
    };

    private static object? OfRange(FeelRange range, Run run)
    {
        if (Order.Of(range.From, range.To) is not { } order || order > 0) return null;
        if (FromTo(range.From, range.To, run) is not FeelList all) return null;
        var items = all.Items.AsEnumerable();
        if (!range.StartIncluded) items = items.Skip(1);
        return new FeelList([.. items.Where(i => range.Contains(i) is true)]);
    }

    private static FeelList? Numbers(decimal from, decimal to, Run run)
    {
        // Beyond this the next number may be the same one.
        if (Math.Max(Math.Abs(from), Math.Abs(to)) > long.MaxValue) return null;
        var items = new List<object?>();
        if (from <= to) for (var i = from; i <= to; i++) run.Add(items, i);
        else for (var i = from; i >= to; i--) run.Add(items, i);
        return run.Gathered(items);
    }

    private static FeelList Days(FeelDate from, FeelDate to, Run run)
    {
        var items = new List<object?>();
        var (first, last) = (from.Number, to.Number);
        if (first <= last) for (var i = first; i <= last; i++) run.Add(items, FeelDate.Of(i));
        else for (var i = first; i >= last; i--) run.Add(items, FeelDate.Of(i));
        return run.Gathered(items);
    }
}
