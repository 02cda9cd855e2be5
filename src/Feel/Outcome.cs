namespace SmartLocal.Feel;

/// <summary>What can be said of a formula's value: the value (which may be null), or which facts it needs.</summary>
public sealed record Outcome
{
    private Outcome(FeelValue value, IReadOnlySet<string> needs)
    {
        Value = value;
        Needs = needs;
    }

    /// <summary>The value, when nothing is needed; otherwise null.</summary>
    public FeelValue Value { get; }

    /// <summary>The names of the facts on which the value hangs; none when it is known.</summary>
    public IReadOnlySet<string> Needs { get; }

    /// <summary>Whether the value is known.</summary>
    public bool IsKnown => Needs.Count == 0;

    /// <summary>The value, or what is needed.</summary>
    public override string ToString() => IsKnown ? Value.ToString() : $"needs {string.Join(", ", Needs.Order(StringComparer.Ordinal))}";

    /// <summary>A function is as unknown as what it saw: what it will look at shows only when it is called.</summary>
    internal static Outcome Of(object? value) =>
        (Unknown.Within(value) ?? (value is FeelFunction function ? Unknown.Within(function.Seen) : null)) is { } unknown
            ? new(default, unknown.Facts) : new(new(value), new HashSet<string>());
}
