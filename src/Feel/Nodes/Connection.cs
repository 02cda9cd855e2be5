namespace SmartLocal.Feel;

/// <summary>Two sides of <c>and</c> or <c>or</c>; the second isn't looked at when the first decides.</summary>
internal sealed class Connection(bool all, Node left, Node right) : Node(FeelType.Boolean)
{
    public override bool IsPrimary => false;

    public override Step Compile()
    {
        var (a, b) = (left.Compile(), right.Compile());
        if (all)
        {
            return frame =>
            {
                var first = a(frame);
                return first is false ? Truth.No : Logic.And(first, b(frame));
            };
        }

        return frame =>
        {
            var first = a(frame);
            return first is true ? Truth.Yes : Logic.Or(first, b(frame));
        };
    }

    public override string ToString() => $"{Operand(left)} {(all ? "and" : "or")} {Operand(right)}";
}
