namespace SmartLocal.Feel;

/// <summary>Two sides of <c>+ - * / **</c>.</summary>
internal sealed class Sum(string sign, Node left, Node right, FeelType type) : Node(type, left, right)
{
    public override bool IsPrimary => false;

    public override Step Compile()
    {
        var (a, b) = (left.Compile(), right.Compile());
        return sign switch
        {
            "+" => frame => Arithmetic.Add(a(frame), b(frame), frame.Run),
            "-" => frame => Arithmetic.Subtract(a(frame), b(frame)),
            "*" => frame => Arithmetic.Multiply(a(frame), b(frame)),
            "/" => frame => Arithmetic.Divide(a(frame), b(frame)),
            _ => frame => Arithmetic.Power(a(frame), b(frame)),
        };
    }

    public override string ToString() => $"{Operand(left)} {sign} {Operand(right)}";
}

/// <summary>A minus before an expression.</summary>
internal sealed class Negation(Node of, FeelType type) : Node(type, of)
{
    public override bool IsPrimary => false;

    public override Step Compile()
    {
        var value = of.Compile();
        return frame => Arithmetic.Negate(value(frame));
    }

    /// <summary>A minus right before a digit would be the number's own sign.</summary>
    public override string ToString() => Operand(of) is var written && char.IsAsciiDigit(written[0]) ? $"-({of})" : $"-{written}";
}
