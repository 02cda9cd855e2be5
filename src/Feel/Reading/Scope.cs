namespace SmartLocal.Feel;

/// <summary>
/// The names that a formula may use, with their types. Names hold spaces, marks and Japanese letters as they like, and the longest
/// that fits is meant. A scope never changes; facts made for one fit every formula parsed under the very same one.
/// </summary>
public sealed class Scope
{
    /// <summary>No names.</summary>
    public static readonly Scope Empty = new([], []);

    private readonly (string Name, FeelType Type)[] names;
    private readonly (string Name, FeelType Type)[] types;
    private readonly Dictionary<string, int> places;

    private Scope((string Name, FeelType Type)[] names, (string Name, FeelType Type)[] types)
    {
        this.names = names;
        this.types = types;
        places = names.Select((n, i) => (n.Name, i)).ToDictionary(n => n.Name, n => n.i, StringComparer.Ordinal);
        Index = new(names.Select((n, i) => (n.Name, i)));
        Types = new(types);
    }

    /// <summary>The names in the order of their slots.</summary>
    public IEnumerable<string> Names => names.Select(n => n.Name);

    internal int Count => names.Length;

    internal NameIndex<int> Index { get; }

    internal NameIndex<FeelType> Types { get; }

    /// <summary>This scope with one more name; one of the same name takes its place.</summary>
    public Scope With(string name, FeelType type) => With([(name, type)]);

    /// <summary>This scope with more names.</summary>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public Scope With(params IEnumerable<(string Name, FeelType Type)> more)
    {
        var all = names.ToList();
        foreach (var (name, type) in more)
        {
            if (string.IsNullOrWhiteSpace(name)) throw new ArgumentException("A name has at least one letter", nameof(more));
            var at = all.FindIndex(n => n.Name == name);
            if (at < 0) all.Add((name, type));
            else all[at] = (name, type);
        }

        return new([.. all], types);
    }

    /// <summary>This scope with a type that has a name, for <c>instance of</c> and the parameters of functions.</summary>
    public Scope WithType(string name, FeelType type) => new(names, [.. types.Where(t => t.Name != name), (name, type)]);

    /// <summary>Facts for this scope, all of them null.</summary>
    public Facts NewFacts() => new(this);

    internal Scope WithTypes(IEnumerable<(string Name, FeelType Type)> more) => new(names, [.. types, .. more]);

    internal FeelType TypeAt(int slot) => names[slot].Type;

    internal string NameAt(int slot) => names[slot].Name;

    internal int? Place(string name) => places.TryGetValue(name, out var at) ? at : null;
}
