namespace SmartLocal.Feel;

/// <summary>A value written in the formula.</summary>
internal sealed class Literal(object? value, FeelType type) : Node(type)
{
    public object? Value => value;

    public override bool IsPrimary => value is not < 0m;

    public override Step Compile()
    {
        var constant = value;
        return _ => constant;
    }

    public override string ToString() => Written.Literal(value);
}
