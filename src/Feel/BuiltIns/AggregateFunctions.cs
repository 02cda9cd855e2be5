using static SmartLocal.Feel.BuiltIns;

namespace SmartLocal.Feel;

/// <summary>Functions that make one value of a list (DMN 1.5, 10.3.4.4). One item of another kind, and null, make the result null.</summary>
internal static class AggregateFunctions
{
    public static IEnumerable<BuiltIn> All =>
    [
        Make("min", FeelType.Any, "...list: list", a => Furthest((FeelList)a[0]!, -1)),
        Make("max", FeelType.Any, "...list: list", a => Furthest((FeelList)a[0]!, 1)),
        Make("sum", FeelType.Number, "...list: list", a => Sum((FeelList)a[0]!)),
        Make("mean", FeelType.Number, "...list: list", a => OfNumbers(a, n => Mean(n))),
        Make("product", FeelType.Number, "...list: list", a => OfNumbers(a, n => n.Aggregate((object?)1m, (total, next) => Arithmetic.Multiply(total, next)))),
        Make("median", FeelType.Number, "...list: list", a => OfNumbers(a, Median)),
        Make("stddev", FeelType.Number, "...list: list", a => OfNumbers(a, Deviation)),
        Make("mode", FeelType.ListOf(FeelType.Number), "...list: list", a => ((FeelList)a[0]!).Count == 0 ? FeelList.Empty : OfNumbers(a, Mode)),
        Connected("all", every: true),
        Connected("and", every: true),
        Connected("any", every: false),
        Connected("or", every: false),
    ];

    public static object? Sum(FeelList list) => OfNumbers([list], Sum);

    private static BuiltIn Connected(string name, bool every) =>
        Make(name, FeelType.Boolean, "...list: list", a => Connect((FeelList)a[0]!, every));

    private static object? Connect(FeelList list, bool every)
    {
        if (list.Items.Any(i => i is not (bool or null))) return null;
        object? verdict = Truth.Of(every);
        foreach (var item in list.Items) verdict = every ? Logic.And(verdict, item) : Logic.Or(verdict, item);
        return verdict;
    }

    /// <summary>The least (-1) or greatest (1) of values that have an order.</summary>
    public static object? Furthest(FeelList list, int direction)
    {
        if (list.Count == 0) return null;
        var furthest = list.Items[0];
        if (Order.Of(furthest, furthest) is null) return null;
        foreach (var item in list.Items.Skip(1))
        {
            if (Order.Of(item, furthest) is not { } order) return null;
            if (Math.Sign(order) == direction) furthest = item;
        }

        return furthest;
    }

    private static object? OfNumbers(object?[] a, Func<decimal[], object?> of)
    {
        var items = ((FeelList)a[0]!).Items;
        return items.Length > 0 && items.All(i => i is decimal) ? of([.. items.Cast<decimal>()]) : null;
    }

    private static object? Sum(decimal[] numbers) => numbers.Aggregate((object?)0m, (total, next) => total is decimal so ? Arithmetic.Safely(so, next, static (a, b) => a + b) : null);

    private static object? Mean(decimal[] numbers) => Arithmetic.Divide(Sum(numbers), (decimal)numbers.Length);

    private static object? Median(decimal[] numbers)
    {
        Array.Sort(numbers);
        var middle = numbers.Length / 2;
        return numbers.Length % 2 == 1 ? numbers[middle] : Mean([numbers[middle - 1], numbers[middle]]);
    }

    /// <summary>Of a sample: divided by one less than there are.</summary>
    private static object? Deviation(decimal[] numbers)
    {
        if (numbers.Length < 2 || Mean(numbers) is not decimal mean) return null;
        var squares = numbers.Select(n => Arithmetic.Multiply(n - mean, n - mean)).ToArray();
        if (squares.Any(s => s is null)) return null;
        return Arithmetic.Divide(Sum([.. squares.Cast<decimal>()]), numbers.Length - 1m) is decimal variance ? Powers.Root(variance) : null;
    }

    private static FeelList Mode(decimal[] numbers)
    {
        var counts = numbers.GroupBy(n => n).ToArray();
        var most = counts.Max(c => c.Count());
        return new FeelList([.. counts.Where(c => c.Count() == most).Select(c => c.Key).Order().Cast<object?>()]);
    }
}
