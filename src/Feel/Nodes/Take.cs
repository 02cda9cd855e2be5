namespace SmartLocal.Feel;

/// <summary>A boxed expression with a type: a value that isn't of it is null.</summary>
internal sealed class Take(Node of, FeelType type) : Node(type, of)
{
    public override bool IsPrimary => of.IsPrimary;

    public override Step Compile()
    {
        var value = of.Compile();
        var taken = Type;
        return frame => taken.Take(value(frame));
    }

    public override string ToString() => of.ToString();
}
