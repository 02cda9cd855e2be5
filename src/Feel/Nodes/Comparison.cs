namespace SmartLocal.Feel;

/// <summary>Two sides of <c>= != &lt; &lt;= &gt; &gt;=</c>.</summary>
internal sealed class Comparison(string sign, Node left, Node right) : Node(FeelType.Boolean, left, right)
{
    public override bool IsPrimary => false;

    public override Step Compile()
    {
        var compare = By(sign);
        var (a, b) = (left.Compile(), right.Compile());
        return frame => compare(a(frame), b(frame));
    }

    public override string ToString() => $"{Operand(left)} {sign} {Operand(right)}";

    public static Func<object?, object?, object?> By(string sign) => sign switch
    {
        "=" => Equality.Of,
        "!=" => static (a, b) => Logic.Not(Equality.Of(a, b)),
        "<" => static (a, b) => a is decimal x && b is decimal y ? Truth.Of(x < y) : Ordered(a, b, static order => order < 0),
        "<=" => static (a, b) => a is decimal x && b is decimal y ? Truth.Of(x <= y) : Ordered(a, b, static order => order <= 0),
        ">" => static (a, b) => a is decimal x && b is decimal y ? Truth.Of(x > y) : Ordered(a, b, static order => order > 0),
        _ => static (a, b) => a is decimal x && b is decimal y ? Truth.Of(x >= y) : Ordered(a, b, static order => order >= 0),
    };

    private static object? Ordered(object? a, object? b, Func<int, bool> holds) =>
        a is null || b is null ? null
        : Unknown.Any(a, b) is { } unknown ? unknown
        : Order.Of(a, b) is { } order ? Truth.Of(holds(order)) : null;
}

/// <summary><c>x between a and b</c>, both ends included.</summary>
internal sealed class Between(Node value, Node low, Node high) : Node(FeelType.Boolean, value, low, high)
{
    public override bool IsPrimary => false;

    public override Step Compile()
    {
        var (x, a, b) = (value.Compile(), low.Compile(), high.Compile());
        var (atLeast, atMost) = (Comparison.By(">="), Comparison.By("<="));
        return frame =>
        {
            var compared = x(frame);
            return Logic.And(atLeast(compared, a(frame)), atMost(compared, b(frame)));
        };
    }

    public override string ToString() => $"{Operand(value)} between {Operand(low)} and {Operand(high)}";
}
