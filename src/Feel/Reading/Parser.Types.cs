namespace SmartLocal.Feel;

/// <summary>Types as they are written, and what can't be right about the types of expressions.</summary>
internal sealed partial class Parser
{
    private static readonly NameIndex<FeelType> Simple = new([.. FeelType.Named.Select(t => (t.ToString(), t)), ("any", FeelType.Any), ("null", FeelType.Null)]);

    /// <summary>A type by its text, as a .dmn file refers to it; null where it is none.</summary>
    public static FeelType? Type(string text, Scope scope)
    {
        try
        {
            var found = new Mistakes(text);
            var parser = new Parser(text, Surroundings.Of(scope), Limits.Usual, found);
            var type = parser.ReadType();
            parser.ExpectEnd();
            return found.Found.Count == 0 ? type : null;
        }
        catch (UnreadableException)
        {
            return null;
        }
    }

    private FeelType ReadType() => Nested(() =>
    {
        var from = Next.From;
        var length = Math.Max(here.Scope.Types.Longest(tokens.AsSpan(at), out var own), Simple.Longest(tokens.AsSpan(at), out var simple));
        if (length > 0)
        {
            at += length;
            return own ?? simple!;
        }

        var word = Next.Text;
        if (Next.Kind != TokenKind.Name) throw Unexpected("a type");
        at++;
        switch (word)
        {
            case "list":
                return FeelType.ListOf(InAngles(ReadType) ?? FeelType.Any);
            case "range":
                return FeelType.RangeOf(InAngles(ReadType) ?? FeelType.Any);
            case "context":
                return new ContextType(InAngles(EntryTypes) ?? []);
            case "function":
                var parameters = InAngles(ParameterTypes);
                return new FunctionType(parameters, Accept("->") ? ReadType() : FeelType.Any);
            default:
                mistakes.Add("unknown-type", from, $"There is no type {word}", word);
                return FeelType.Any;
        }
    });

    private T? InAngles<T>(Func<T> read)
        where T : class
    {
        if (!Accept("<")) return null;
        var read1 = read();
        Expect(">");
        return read1;
    }

    private List<(string Name, FeelType Type)> EntryTypes()
    {
        var entries = new List<(string, FeelType)>();
        while (!Next.Is(">"))
        {
            if (entries.Count > 0) Expect(",");
            var name = NewName(t => t.Is(":"));
            Expect(":");
            entries.Add((name, ReadType()));
        }

        return entries;
    }

    private List<FeelType> ParameterTypes()
    {
        var types = new List<FeelType>();
        while (!Next.Is(">"))
        {
            if (types.Count > 0) Expect(",");
            types.Add(ReadType());
        }

        return types;
    }

    private Node Truthful(Func<Node> read, string word)
    {
        var from = Next.From;
        return Truthful(read(), word, from);
    }

    private Node Truthful(Node node, string word, int from)
    {
        if (!node.Type.MayBe(FeelType.Boolean))
            mistakes.Add("not-boolean", from, $"“{word}” asks for true or false, and {node} is {node.Type}", node.Type.ToString());
        return node;
    }

    private void Compared(Node left, Node right, int from) => Compared(left.Type, right.Type, from);

    private void Compared(FeelType left, FeelType right, int from)
    {
        if (!left.MayBe(right)) mistakes.Add("not-comparable", tokens[from].From, $"{left} can't be compared with {right}", right.ToString());
    }

    /// <summary>A test may be a value of the type, a list or range of such, or a condition.</summary>
    private void Matched(FeelType tested, FeelType with, int from)
    {
        var of = with switch { ListType list => list.Of, RangeType range => range.Of, _ => with };
        if (of is RangeType inner) of = inner.Of;
        if (!tested.MayBe(of) && !tested.MayBe(with) && !with.Equals(FeelType.Boolean) && tested is not ListType)
            mistakes.Add("not-comparable", tokens[from].From, $"{tested} can't be compared with {with}", with.ToString());
    }

    private FeelType NegationType(FeelType of, int from)
    {
        if (TypesOfSums.Negated(of) is { } type) return type;
        mistakes.Add("no-such-sum", tokens[from].From, $"A {of} has no negative", of.ToString());
        return FeelType.Null;
    }

    private FeelType SumType(string sign, FeelType left, FeelType right, int from)
    {
        if (TypesOfSums.Of(sign, left, right) is { } type) return type;
        mistakes.Add("no-such-sum", tokens[from].From, $"There is no {left} {sign} {right}", sign);
        return FeelType.Null;
    }

    private FeelType CallType(Node function, List<Node> arguments, string[]? names, int from)
    {
        if (function is BuiltInName { IsCertain: true } name) return BuiltInType(name.Function, arguments, names, from);
        if (function.Type is not FunctionType type)
        {
            if (!function.Type.MayBe(FunctionType.Whatever)) mistakes.Add("no-function", tokens[from].From, $"{function} is no function", function.ToString());
            return FeelType.Any;
        }

        if (type.Parameters is null) return type.Gives;
        if (type.Parameters.Count != arguments.Count)
        {
            mistakes.Add("argument-count", tokens[from].From, $"{function} takes {type.Parameters.Count} arguments and is given {arguments.Count}", function.ToString());
        }
        else if (names is null)
        {
            for (var i = 0; i < arguments.Count; i++) CheckArgument(function.ToString(), arguments[i], type.Parameters[i], from);
        }

        return type.Gives;
    }

    private FeelType BuiltInType(BuiltIn function, List<Node> arguments, string[]? names, int from)
    {
        if (function.Fitting(arguments.Count, names) is not { } fitting)
        {
            var known = string.Join(" or ", function.Ways.Select(w => $"{function.Name}({string.Join(", ", w.Names)})").Distinct());
            mistakes.Add("argument-count", tokens[from].From, $"The function is called as {known}", function.Name);
        }
        else if (fitting.Ways is [{ Parameters: [.., { Rest: Rest.None }] } way] && names is null)
        {
            for (var i = 0; i < arguments.Count; i++) CheckArgument(function.Name, arguments[i], way.Parameters[i].Type, from);
        }

        return TypesOfCalls.Of(function, arguments);
    }

    private void CheckArgument(string function, Node argument, FeelType asked, int from)
    {
        var given = argument.Type;
        // A list of one is taken for its item, an item for a list of one, a day for its first moment.
        if (given.MayBe(asked) || (given is ListType list && list.Of.MayBe(asked)) || (asked is ListType of && given.MayBe(of.Of))) return;
        if (given.Equals(FeelType.Date) && asked.Equals(FeelType.DateTime)) return;
        mistakes.Add("argument-type", tokens[from].From, $"{function} asks for {asked}, and {argument} is {given}", given.ToString());
    }
}
