namespace SmartLocal.Feel;

/// <summary><c>x instance of type</c>: null is an instance of nothing but Null.</summary>
internal sealed class InstanceOf(Node value, FeelType asked) : Node(FeelType.Boolean, value)
{
    public override bool IsPrimary => false;

    public override Step Compile()
    {
        var of = value.Compile();
        return frame => of(frame) switch
        {
            null => Truth.Of(asked.Equals(FeelType.Null)),
            { } known when Unknown.Within(known) is { } unknown => unknown,
            { } known => Truth.Of(asked.Has(known)),
        };
    }

    public override string ToString() => $"{Operand(value)} instance of {asked}";
}
