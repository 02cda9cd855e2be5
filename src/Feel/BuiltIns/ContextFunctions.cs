namespace SmartLocal.Feel;

/// <summary>Functions of contexts (DMN 1.5, 10.3.4.10).</summary>
internal static class ContextFunctions
{
    public static IEnumerable<BuiltIn> All =>
    [
        BuiltIns.Make("get value", FeelType.Any, "m: context, key: string", a => ((FeelContext)a[0]!)[(string)a[1]!].Raw),
        BuiltIns.Make("get entries", FeelType.ListOf(FeelType.ContextOf(("key", FeelType.String), ("value", FeelType.Any))), "m: context", (a, run) =>
            run.List([.. ((FeelContext)a[0]!).Entries().Select(e => FeelContext.OfDistinct(["key", "value"], [e.Key, e.Value]))])),
        BuiltIns.Make("context", FeelType.Any, "entries: list", a => OfEntries((FeelList)a[0]!)),
        new("context put", FeelType.Any,
        [
            new("context: context, key: string, value: any?", (a, _) => ((FeelContext)a[0]!).With((string)a[1]!, a[2])),
            new("context: context, keys: strings, value: any?", (a, _) => Put((FeelContext)a[0]!, ((FeelList)a[1]!).Items, a[2])),
        ]),
        BuiltIns.Make("context merge", FeelType.Any, "contexts: list", a =>
            ((FeelList)a[0]!).Items.All(c => c is FeelContext) ? FeelContext.Of(((FeelList)a[0]!).Items.SelectMany(c => ((FeelContext)c!).Entries())) : null),
    ];

    private static FeelContext? OfEntries(FeelList entries)
    {
        var found = new List<KeyValuePair<string, object?>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries.Items)
        {
            if (entry is not FeelContext context || context["key"].Raw is not string key || !context.Find("value", out var value) || !seen.Add(key)) return null;
            found.Add(new(key, value));
        }

        return FeelContext.Of(found);
    }

    private static FeelContext? Put(FeelContext context, ReadOnlySpan<object?> keys, object? value)
    {
        if (keys.IsEmpty || keys[0] is not string key) return null;
        if (keys.Length == 1) return context.With(key, value);
        if (context[key].Raw is not (null or FeelContext)) return null;
        return Put((FeelContext?)context[key].Raw ?? FeelContext.Empty, keys[1..], value) is { } inner ? context.With(key, inner) : null;
    }
}
