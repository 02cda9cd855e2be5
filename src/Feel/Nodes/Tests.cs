namespace SmartLocal.Feel;

/// <summary>Unary tests of a value (DMN 1.5, 7.3.3 and 10.3.1.2, rules 7 to 17): whether one of them holds, or with <c>not</c> none.</summary>
internal sealed class Tests(IReadOnlyList<Node> tests, bool not, int subject) : Node(FeelType.Boolean, [.. tests])
{
    /// <summary>The slot that the tested value is put into.</summary>
    public int Subject => subject;

    public IReadOnlyList<Node> All => tests;

    public override Step Compile()
    {
        var steps = tests.Select(t => t.Compile()).ToArray();
        if (steps is [var only]) return not ? frame => Logic.Not(only(frame)) : only;
        return frame =>
        {
            var holds = Truth.No;
            Unknown? unknown = null;
            foreach (var step in steps)
            {
                var here = step(frame);
                if (here is true) return Truth.Of(!not);
                if (here is Unknown found) unknown = found.And(unknown);
            }

            return unknown ?? (not ? Logic.Not(holds) : holds);
        };
    }

    public override string ToString()
    {
        var written = string.Join(", ", tests);
        return not ? $"not({written})" : written;
    }
}

/// <summary><c>-</c>: whatever it is.</summary>
internal sealed class AnyTest() : Node(FeelType.Boolean)
{
    public override Step Compile() => static _ => Truth.Yes;

    public override string ToString() => "-";
}

/// <summary><c>&lt; 10</c>: how the tested value compares.</summary>
internal sealed class SignTest(string sign, Node with, int subject) : Node(FeelType.Boolean, with)
{
    public override Step Compile()
    {
        var compare = Comparison.By(sign);
        var other = with.Compile();
        var slot = subject;
        return frame => compare(frame.Slots[slot], other(frame));
    }

    public override string ToString() => $"{sign} {Operand(with)}";
}

/// <summary>
/// A value that the tested one equals, a list it is in, a range it lies in; or a condition that names it by <c>?</c>.
/// </summary>
internal sealed class MatchTest(Node with, bool namesSubject, int subject) : Node(FeelType.Boolean, with)
{
    public override Step Compile()
    {
        var other = with.Compile();
        var slot = subject;
        var isRange = with is RangeOf or HalfRange;
        return frame =>
        {
            var (tested, match) = (frame.Slots[slot], other(frame));
            if (namesSubject && match is bool or null or Unknown) return match;
            return match is null && isRange ? null : Holds(tested, match);
        };
    }

    public override string ToString() => with.ToString();

    private static object? Holds(object? tested, object? match) => match switch
    {
        Unknown => Unknown.Any(tested, match),
        FeelRange range when tested is not FeelRange => tested is Unknown ? tested : range.Contains(tested) is { } within ? Truth.Of(within) : null,
        FeelList list => Among(tested, list),
        bool when tested is not bool and not null and not Unknown and not FeelList => match,
        _ => Equality.Of(tested, match),
    };

    private static object? Among(object? tested, FeelList list)
    {
        Unknown? unknown = null;
        var whole = tested is FeelList or Unknown ? Equality.Of(tested, list) : Truth.No;
        if (whole is true) return Truth.Yes;
        unknown = whole as Unknown;
        foreach (var item in list.Items)
        {
            var here = item is FeelRange range && tested is not FeelRange and not Unknown
                ? (range.Contains(tested) is { } within ? Truth.Of(within) : null)
                : Equality.Of(tested, item);
            if (here is true) return Truth.Yes;
            if (here is Unknown found) unknown = found.And(unknown);
        }

        return unknown ?? Truth.No;
    }
}

/// <summary><c>x in (a, &gt; b)</c>.</summary>
internal sealed class In(Node value, Tests tests) : Node(FeelType.Boolean, value, tests)
{
    public override bool IsPrimary => false;

    public override Step Compile()
    {
        var (of, holds) = (value.Compile(), tests.Compile());
        var slot = tests.Subject;
        return frame =>
        {
            frame.Slots[slot] = of(frame);
            return holds(frame);
        };
    }

    public override string ToString() => $"{Operand(value)} in ({tests})";
}
