using static SmartLocal.Feel.BuiltIns;

namespace SmartLocal.Feel;

/// <summary>Functions that look into lists and make others of them (DMN 1.5, 10.3.4.4).</summary>
internal static class ListFunctions
{
    private static readonly FeelType Items = FeelType.ListOf(FeelType.Any);

    public static IEnumerable<BuiltIn> All =>
    [
        new("list contains", FeelType.Boolean, [new("list: list, element: any?", (a, run) => a[0] is Unknown ? Unknown.Within(a) : Contains(List(a), a[1], run))], seesUnknown: true),
        new("count", FeelType.Number, [new("...list: list", (a, _) => a[0] is Unknown ? a[0] : (decimal)List(a).Count)], seesUnknown: true),
        Make("sublist", Items, "list: list, start position: number, length?: number", (a, run) => Sublist(a, run)),
        Make("append", Items, "list: list, each item: any?", (a, run) => run.List([.. List(a).Items, .. List(a, 1).Items])),
        Make("concatenate", Items, "each list: list", (a, run) => Joined(List(a), run)),
        Make("insert before", Items, "list: list, position: number, newItem: any?", (a, run) =>
            Place(a[1], List(a).Count) is { } at ? run.List([.. List(a).Items[..at], a[2], .. List(a).Items[at..]]) : null),
        Make("remove", Items, "list: list, position: number", (a, run) =>
            Place(a[1], List(a).Count) is { } at ? run.List([.. List(a).Items[..at], .. List(a).Items[(at + 1)..]]) : null),
        new("list replace", Items,
        [
            new("list: list, position: number, newItem: any?", (a, run) =>
                Place(a[1], List(a).Count) is { } at ? run.List([.. List(a).Items[..at], a[2], .. List(a).Items[(at + 1)..]]) : null),
            new("list: list, match: function, newItem: any?", ReplaceMatching),
        ]),
        Make("reverse", Items, "list: list", (a, run) => run.List([.. List(a).Items.Reverse()])),
        Make("index of", FeelType.ListOf(FeelType.Number), "list: list, match: any?", IndexOf),
        Make("union", Items, "each list: list", (a, run) => Joined(List(a), run) is { } all ? Distinct(all, run) : null),
        Make("distinct values", Items, "list: list", (a, run) => Distinct(List(a), run)),
        Make("flatten", Items, "list: list", (a, run) =>
        {
            var flat = new List<object?>();
            Flatten(List(a), flat, run);
            return run.Gathered(flat);
        }),
    ];

    private static FeelList List(object?[] values, int at = 0) => (FeelList)values[at]!;

    /// <summary>The place, from 0, of a position that counts from 1, or from the end with -1.</summary>
    private static int? Place(object? position, int count) => Whole(position) switch
    {
        > 0 and var at when at <= count => at - 1,
        < 0 and var at when -at <= count => count + at,
        _ => null,
    };

    private static object Contains(FeelList list, object? element, Run run)
    {
        Unknown? unknown = null;
        foreach (var item in list.Items)
        {
            run.Step();
            var equal = Equality.Of(item, element);
            if (equal is true) return Truth.Yes;
            if (equal is Unknown found) unknown = found.And(unknown);
        }

        return unknown ?? Truth.No;
    }

    private static FeelList? Sublist(object?[] a, Run run)
    {
        var list = List(a);
        if (Place(a[1], list.Count) is not { } from) return null;
        var count = list.Count - from;
        if (a.Length > 2)
        {
            if (Whole(a[2]) is not { } asked || asked < 1 || asked > count) return null;
            count = asked;
        }

        return run.List(list.Items[from..(from + count)]);
    }

    /// <summary>The items of lists; what is no list is a list of one.</summary>
    private static FeelList? Joined(FeelList lists, Run run)
    {
        var all = new List<object?>();
        foreach (var list in lists.Items)
        {
            if (list is null) return null;
            foreach (var item in list is FeelList items ? items.Items : [list]) run.Add(all, item);
        }

        return run.Gathered(all);
    }

    private static FeelList Distinct(FeelList list, Run run)
    {
        var seen = new HashSet<FeelValue>();
        var distinct = new List<object?>();
        foreach (var item in list.Items)
        {
            if (seen.Add(new(item))) run.Add(distinct, item);
        }

        return run.Gathered(distinct);
    }

    private static void Flatten(FeelList list, List<object?> flat, Run run)
    {
        foreach (var item in list.Items)
        {
            if (item is FeelList inner) Flatten(inner, flat, run);
            else run.Add(flat, item);
        }
    }

    private static FeelList IndexOf(object?[] a, Run run)
    {
        var positions = new List<object?>();
        var items = List(a).Items;
        for (var i = 0; i < items.Length; i++)
        {
            run.Step();
            if (Equality.Same(items[i], a[1])) run.Add(positions, i + 1m);
        }

        return run.Gathered(positions);
    }

    private static object? ReplaceMatching(object?[] a, Run run)
    {
        var items = (object?[])List(a).Items.Clone();
        Unknown? unknown = null;
        for (var i = 0; i < items.Length; i++)
        {
            var matches = ((FeelFunction)a[1]!).Call(new([items[i], a[2]]), run);
            if (matches is Unknown found) unknown = found.And(unknown);
            else if (matches is not bool) return null;
            else if (matches is true) items[i] = a[2];
        }

        return unknown ?? (object)run.List(items);
    }
}
