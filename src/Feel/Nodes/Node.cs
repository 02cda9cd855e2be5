namespace SmartLocal.Feel;

/// <summary>A part of a parsed formula: what type it has, what it compiles to, how it is written.</summary>
/// <param name="type">The type of its value, as far as it is known.</param>
/// <param name="parts">What it is made of.</param>
internal abstract class Node(FeelType type, params ReadOnlySpan<Node?> parts)
{
    /// <summary>How deep a formula may be: whoever evaluates it goes down by calling, a hundred bytes or two at a time.</summary>
    public const int Deepest = 400;

    public FeelType Type => type;

    /// <summary>How many nodes stand below each other here.</summary>
    public int Depth { get; } = 1 + Below(parts);

    /// <summary>Whether it can stand beside an operator, or be filtered, without parentheses.</summary>
    public virtual bool IsPrimary => true;

    public abstract Step Compile();

    /// <summary>As FEEL writes it; what is written reads back as the same.</summary>
    public abstract override string ToString();

    private static int Below(ReadOnlySpan<Node?> parts)
    {
        var depth = 0;
        foreach (var part in parts) depth = Math.Max(depth, part?.Depth ?? 0);
        return depth;
    }

    protected static string Operand(Node node) => node.IsPrimary ? node.ToString() : $"({node})";
}
