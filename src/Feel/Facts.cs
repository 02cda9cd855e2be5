namespace SmartLocal.Feel;

/// <summary>
/// A value for each name of a scope; null where none was given, which is how an absent (hidden) item reads. For
/// <see cref="Formula.Suppose"/> a name can be unknown instead. Not for two threads at once.
/// </summary>
public sealed class Facts
{
    internal Facts(Scope scope)
    {
        Scope = scope;
        Slots = new object?[scope.Count];
    }

    /// <summary>The scope whose names these are.</summary>
    public Scope Scope { get; }

    internal object?[] Slots { get; }

    /// <summary>How many of them are unknown.</summary>
    public int UnknownCount { get; private set; }

    /// <summary>The value of a name.</summary>
    /// <exception cref="KeyNotFoundException">The scope has no such name.</exception>
    /// <exception cref="InvalidOperationException">It is read and is unknown.</exception>
    public FeelValue this[string name]
    {
        get => Slots[Place(name)] is var value && value is Unknown ? throw new InvalidOperationException($"{name} is unknown") : new(value);
        set => Put(Place(name), value.Raw);
    }

    /// <summary>Whether the value of a name isn't known.</summary>
    /// <exception cref="KeyNotFoundException">The scope has no such name.</exception>
    public bool IsUnknown(string name) => Slots[Place(name)] is Unknown;

    /// <summary>Sets a value and gives these facts back, to be written in a row.</summary>
    /// <exception cref="KeyNotFoundException">The scope has no such name.</exception>
    public Facts With(string name, FeelValue value)
    {
        this[name] = value;
        return this;
    }

    /// <summary>From now on the value of a name isn't known.</summary>
    /// <exception cref="KeyNotFoundException">The scope has no such name.</exception>
    public Facts Unknowing(string name)
    {
        Put(Place(name), Unknown.Of(name));
        return this;
    }

    internal void Put(int slot, object? value)
    {
        UnknownCount += (value is Unknown ? 1 : 0) - (Slots[slot] is Unknown ? 1 : 0);
        Slots[slot] = value;
    }

    private int Place(string name) => Scope.Place(name) ?? throw new KeyNotFoundException($"The scope has no name {name}");
}
