namespace SmartLocal.Feel;

/// <summary>How much a formula may ask for. A clerk's formula must neither hang nor exhaust the server.</summary>
public sealed record Limits
{
    /// <summary>What the house uses: generous for a rule, and over within a second.</summary>
    public static readonly Limits Usual = new();

    /// <summary>The longest formula, in characters.</summary>
    public int FormulaLength { get; init; } = 20_000;

    /// <summary>How deep an expression may be nested; a bracket and the expression in it count as two.</summary>
    public int Nesting { get; init; } = 100;

    /// <summary>How many rounds of loops, calls and looked-at items one evaluation may take.</summary>
    public int Steps { get; init; } = 1_000_000;

    /// <summary>How many calls may stand inside each other.</summary>
    public int CallDepth { get; init; } = 100;

    /// <summary>The longest list.</summary>
    public int ListLength { get; init; } = 100_000;

    /// <summary>The longest string, in UTF-16 units.</summary>
    public int StringLength { get; init; } = 1_000_000;

    /// <summary>How long one pattern may be matched for.</summary>
    public TimeSpan Matching { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The largest .dmn file, in characters.</summary>
    public int ModelLength { get; init; } = 10_000_000;

    /// <summary>How deep the elements of a .dmn file may be nested.</summary>
    public int ModelNesting { get; init; } = 64;
}
