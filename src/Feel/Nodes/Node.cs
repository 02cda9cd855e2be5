namespace SmartLocal.Feel;

/// <summary>A part of a parsed formula: what type it has, what it compiles to, how it is written.</summary>
internal abstract class Node(FeelType type)
{
    public FeelType Type => type;

    /// <summary>Whether it can stand beside an operator, or be filtered, without parentheses.</summary>
    public virtual bool IsPrimary => true;

    public abstract Step Compile();

    /// <summary>As FEEL writes it; what is written reads back as the same.</summary>
    public abstract override string ToString();

    protected static string Operand(Node node) => node.IsPrimary ? node.ToString() : $"({node})";
}
