namespace SmartLocal.Feel;

/// <summary>Conditions joined by <c>and</c> or <c>or</c>; the next isn't looked at when one decides.</summary>
internal sealed class Connection(bool all, IReadOnlyList<Node> conditions) : Node(FeelType.Boolean, [.. conditions])
{
    public override bool IsPrimary => false;

    public override Step Compile()
    {
        var steps = conditions.Select(c => c.Compile()).ToArray();
        var decides = Truth.Of(!all);
        Func<object?, object?, object?> connect = all ? Logic.And : Logic.Or;
        return frame =>
        {
            var verdict = steps[0](frame);
            for (var i = 1; i < steps.Length; i++)
            {
                if (verdict is bool decided && decided != all) return decides;
                verdict = connect(verdict, steps[i](frame));
            }

            return verdict;
        };
    }

    public override string ToString() => string.Join(all ? " and " : " or ", conditions.Select(Operand));
}
