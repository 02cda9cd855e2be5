namespace SmartLocal.Feel;

/// <summary>Unary tests, in the cells of decision tables and after <c>in</c>.</summary>
internal sealed partial class Parser
{
    /// <summary>The slot of the tested value, and whether the test being read names it.</summary>
    private Local? subject;

    /// <summary>Tests of a value of a type, which <c>?</c> names.</summary>
    public static Tests UnaryTests(string text, FeelType type, Surroundings surroundings, Limits limits, Mistakes mistakes)
    {
        var parser = new Parser(text, surroundings, limits, mistakes);
        return parser.WithSubject(type, parser.AllTests);
    }

    private Tests AllTests()
    {
        if (Next.Kind == TokenKind.End) throw Unexpected("a test");
        if (Next.Is("-") && tokens[at + 1].Kind == TokenKind.End)
        {
            at++;
            return new([new AnyTest()], not: false, subject!.Slot);
        }

        if (Next.Is("not") && tokens[at + 1].Is("("))
        {
            var start = at;
            at += 2;
            var negated = List(not: true);
            if (Accept(")") && Next.Kind == TokenKind.End) return negated;
            // It was a call of the function, with something after it.
            at = start;
        }

        var tests = List(not: false);
        ExpectEnd();
        return tests;
    }

    private Tests List(bool not)
    {
        var tests = new List<Node>();
        do tests.Add(Test(Expression));
        while (Accept(","));
        return new(tests, not, subject!.Slot);
    }

    private Node Test(Func<Node> read)
    {
        var from = at;
        if (Sign() is { } sign)
        {
            var with = Additive();
            if (subject!.Type is not ListType) Compared(subject.Type, with.Type, from);
            return new SignTest(sign, with, subject.Slot);
        }

        var outside = subject!.IsUsed;
        subject.IsUsed = false;
        var value = read();
        var named = subject.IsUsed;
        subject.IsUsed = outside || named;
        if (!named) Matched(subject.Type, value.Type, from);
        return new MatchTest(value, named, subject.Slot);
    }

    private In In(Node value) => new(value, WithSubject(value.Type, () =>
    {
        if (!Next.Is("(")) return Single();
        var (start, mark) = (at, mistakes.Mark());
        at++;
        try
        {
            var several = List(not: false);
            if (Accept(")") && !Next.Is("..")) return several;
        }
        catch (UnreadableException)
        {
            // A range that begins with a parenthesis: (2..4].
        }

        at = start;
        mistakes.Forget(mark);
        return Single();
    }));

    private Tests Single() => new([Test(Additive)], not: false, subject!.Slot);

    private Tests WithSubject(FeelType type, Func<Tests> read)
    {
        var (before, level, range) = (subject, depth, endsRange);
        return Within(() =>
        {
            subject = Declare("?", type);
            endsRange = false;
            var tests = read();
            (subject, depth, endsRange) = (before, level, range);
            return tests;
        });
    }
}
