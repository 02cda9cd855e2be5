namespace SmartLocal.Feel;

/// <summary><c>[a..b)</c>: null where the ends are no ends of a range.</summary>
internal sealed class RangeOf(Node start, bool startIncluded, Node end, bool endIncluded) : Node(FeelType.RangeOf(FeelType.Either(start.Type, end.Type)), start, end)
{
    public override Step Compile()
    {
        var (from, to) = (start.Compile(), end.Compile());
        return frame => FeelRange.Between(from(frame), startIncluded, to(frame), endIncluded);
    }

    public override string ToString() => $"{(startIncluded ? '[' : '(')}{Operand(start)}..{Operand(end)}{(endIncluded ? ']' : ')')}";
}

/// <summary><c>(&gt;= a)</c>: a range with one end, or with both the same.</summary>
internal sealed class HalfRange(string sign, Node end) : Node(FeelType.RangeOf(end.Type), end)
{
    public override Step Compile()
    {
        var of = end.Compile();
        return frame => of(frame) switch
        {
            null => null,
            Unknown unknown => unknown,
            { } known when Order.Of(known, known) is null => null,
            { } known => sign switch
            {
                "<" => new FeelRange(null, false, known, false),
                "<=" => new FeelRange(null, false, known, true),
                ">" => new FeelRange(known, false, null, false),
                ">=" => new FeelRange(known, true, null, false),
                _ => new FeelRange(known, true, known, true),
            },
        };
    }

    public override string ToString() => $"({sign} {end})";
}
