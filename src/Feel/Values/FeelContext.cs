namespace SmartLocal.Feel;

/// <summary>Values by name, in the order in which they were written. No name stands in it twice.</summary>
public sealed class FeelContext
{
    internal static readonly FeelContext Empty = new([], []);

    // Few names as a rule: they are looked through, and counted in a table only where there are many.
    private const int Few = 8;
    private readonly string[] names;
    private readonly object?[] values;
    private readonly Dictionary<string, int>? places;

    private FeelContext(string[] names, object?[] values)
    {
        this.names = names;
        this.values = values;
        Depth = Nesting.Around(values);
        if (names.Length <= Few) return;
        places = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++) places[names[i]] = i;
    }

    /// <summary>How many entries it has.</summary>
    public int Count => names.Length;

    /// <summary>The names, in order.</summary>
    public IReadOnlyList<string> Names => names;

    internal IReadOnlyList<object?> Values => values;

    /// <summary>Whether it is one of many of its kind, and what it lacks is passed over where a part of all of them is asked for.</summary>
    internal bool IsRow { get; init; }

    /// <summary>How many lists and contexts stand inside each other.</summary>
    internal int Depth { get; }

    /// <summary>The value of a name; null where there is none, as in FEEL.</summary>
    public FeelValue this[string name] => new(Find(name, out var value) ? value : null);

    /// <summary>Whether there is an entry of this name.</summary>
    public bool Has(string name) => Find(name, out _);

    /// <summary>As FEEL writes it.</summary>
    public override string ToString() => Written.Literal(this);

    internal static FeelContext Of(IEnumerable<KeyValuePair<string, object?>> entries)
    {
        var keys = new List<string>();
        var held = new List<object?>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, value) in entries)
        {
            if (seen.TryGetValue(name, out var at))
            {
                held[at] = value;
                continue;
            }

            seen.Add(name, keys.Count);
            keys.Add(name);
            held.Add(value);
        }

        return new([.. keys], [.. held]);
    }

    /// <summary>The names are known to differ; what it lacks is passed over among others of its kind.</summary>
    internal static FeelContext Row(string[] names, object?[] values) => new(names, values) { IsRow = true };

    /// <summary>The names are known to differ.</summary>
    internal static FeelContext OfDistinct(string[] names, object?[] values) => new(names, values);

    internal bool Find(string name, out object? value)
    {
        var at = places is null ? Array.IndexOf(names, name) : places.GetValueOrDefault(name, -1);
        value = at < 0 ? null : values[at];
        return at >= 0;
    }

    internal FeelContext With(string name, object? value) => Of(Entries().Append(new(name, value)));

    internal IEnumerable<KeyValuePair<string, object?>> Entries()
    {
        for (var i = 0; i < names.Length; i++) yield return new(names[i], values[i]);
    }
}
