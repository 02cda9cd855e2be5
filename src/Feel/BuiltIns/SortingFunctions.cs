namespace SmartLocal.Feel;

/// <summary>Sorting (DMN 1.5, 10.3.4.7): stable, by a function that says which of two comes first.</summary>
internal static class SortingFunctions
{
    public static IEnumerable<BuiltIn> All =>
        [BuiltIns.Make("sort", FeelType.ListOf(FeelType.Any), "list: list, precedes: function", (a, run) => Sorted((FeelList)a[0]!, (FeelFunction)a[1]!, run))];

    private static object? Sorted(FeelList list, FeelFunction precedes, Run run)
    {
        Unknown? unknown = null;
        var failed = false;
        var sorted = Merge(list.Items);
        return failed ? null : unknown ?? (object)run.List(sorted);

        object?[] Merge(object?[] items)
        {
            if (items.Length < 2 || failed) return items;
            var (left, right) = (Merge(items[..(items.Length / 2)]), Merge(items[(items.Length / 2)..]));
            var merged = new object?[items.Length];
            var (l, r) = (0, 0);
            for (var i = 0; i < merged.Length; i++)
                merged[i] = r == right.Length || (l < left.Length && !First(right[r], left[l])) ? left[l++] : right[r++];
            return merged;
        }

        bool First(object? a, object? b)
        {
            var first = precedes.Call(new([a, b]), run);
            if (first is Unknown found) unknown = found.And(unknown);
            else if (first is not bool) failed = true;
            return first is true;
        }
    }
}
