using System.Globalization;

namespace SmartLocal.Feel;

/// <summary>Literals, names, lists, contexts, ranges, functions, and what may follow them.</summary>
internal sealed partial class Parser
{
    /// <summary>Whether what is read is the end of a range, which a <c>[</c> may close.</summary>
    private bool endsRange;

    private Node Postfix()
    {
        var node = Primary();
        while (true)
        {
            Grown(node);
            if (Next.Is(".")) node = Path(node);
            else if (Next.Is("(")) node = Call(node);
            else if (Next.Is("[") && Filter(node) is { } filtered) node = filtered;
            else return node;
        }
    }

    private Node Primary()
    {
        var token = Next;
        switch (token.Kind)
        {
            case TokenKind.Number:
                at++;
                return Number(token, negative: false);
            case TokenKind.Symbol when token.Text == "-" && tokens[at + 1].Kind == TokenKind.Number:
                at += 2;
                return Number(tokens[at - 1], negative: true);
            case TokenKind.String:
                at++;
                return new Literal(token.Text, FeelType.String);
            case TokenKind.AtLiteral:
                at++;
                return AtLiteral(token);
            case TokenKind.Symbol when token.Text is "(" or "[" or "]" or "{":
                return Nested(() => Enclosed(token.Text));
            case TokenKind.Name when token.Text is "true" or "false" or "null" && token.IsKeyword:
                at++;
                return token.Text == "null" ? new Literal(null, FeelType.Null) : new Literal(Truth.Of(token.Text == "true"), FeelType.Boolean);
            case TokenKind.Name when token.Text == "function" && tokens[at + 1].Is("("):
                return Nested(Definition);
            case TokenKind.Name when token.Text is "if" or "for" or "some" or "every" && here.Longest(tokens.AsSpan(at), at, out _) == 0:
                return Expression();
            case TokenKind.End:
                throw Unexpected("a value");
            default:
                return Name();
        }
    }

    private Node Enclosed(string bracket)
    {
        var outside = endsRange;
        endsRange = false;
        var node = bracket switch
        {
            "(" => Parenthesised(),
            "[" => ListOrRange(),
            "]" => Range(startIncluded: false),
            _ => Context(),
        };
        endsRange = outside;
        return node;
    }

    private Literal Number(Token token, bool negative)
    {
        if (decimal.TryParse(token.Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
            return new(negative ? -number : number, FeelType.Number);
        mistakes.Add("number-too-large", token.From, $"{token.Text} is larger than numbers can be here", token.Text);
        return new(null, FeelType.Number);
    }

    private Literal AtLiteral(Token token)
    {
        var value = TimeText.Any(token.Text);
        if (value is null) mistakes.Add("no-date", token.From, $"@\"{token.Text}\" is no date, time or duration", token.Text);
        return new(value, value switch
        {
            FeelDate => FeelType.Date,
            FeelTime => FeelType.Time,
            FeelDateTime => FeelType.DateTime,
            YearsMonths => FeelType.YearsMonths,
            DaysTime => FeelType.DaysTime,
            _ => FeelType.Null,
        });
    }

    private Node Name()
    {
        var from = Next.From;
        var length = here.Longest(tokens.AsSpan(at), at, out var node);
        // “and” and “or” are functions too; where a value begins they are nothing else.
        if (length > 0 && (length > 1 || !Next.IsKeyword || (node is BuiltInName && tokens[at + 1].Is("("))))
        {
            at += length;
            if (node is SlotName name && name.Slot < here.Scope.Count) here.All.Used.Add(name.Slot);
            return node!;
        }

        if (!Next.IsPlainName) throw Unexpected("a value");
        var words = Words();
        var free = here.Free(words);
        if (!free.MayBeEntry) mistakes.Add("unknown-name", from, $"There is no {words} here", words);
        return free;
    }

    /// <summary>A name that isn't declared runs over words that are none of the language: two values never stand beside each other.</summary>
    private string Words()
    {
        var from = at++;
        while (Next.IsPlainName || (Next.Kind == TokenKind.Number && Next.Text.All(char.IsAsciiDigit) && tokens[at - 1].Kind == TokenKind.Name)) at++;
        return Pieces.Join(tokens.AsSpan(from..at));
    }

    /// <summary>A name that is being introduced, up to what ends it.</summary>
    private string NewName(Func<Token, bool> ends)
    {
        var from = at;
        while (Next.Kind is TokenKind.Name or TokenKind.Number || (Next.Kind == TokenKind.Symbol && Next.Text is "." or "/" or "-" or "'" or "+" or "*" or "**"))
        {
            if (at > from && ends(Next)) break;
            at++;
        }

        if (at == from || !ends(Next) || tokens[from].Kind != TokenKind.Name) throw Unexpected("a name");
        return Pieces.Join(tokens.AsSpan(from..at));
    }

    private Node Parenthesised()
    {
        at++;
        if (Next.Kind == TokenKind.Symbol && Next.Text is "<" or "<=" or ">" or ">=" or "=")
        {
            var sign = tokens[at++].Text;
            var end = Additive();
            Expect(")");
            return new HalfRange(sign, end);
        }

        var inside = Expression();
        if (Next.Is("..")) return RangeFrom(inside, startIncluded: false);
        Expect(")");
        return inside;
    }

    private Node ListOrRange()
    {
        at++;
        if (Accept("]")) return new ListOf([]);
        var items = new List<Node> { Expression() };
        if (Next.Is("..")) return RangeFrom(items[0], startIncluded: true);
        while (Accept(",")) items.Add(Expression());
        Expect("]");
        return new ListOf(items);
    }

    private RangeOf Range(bool startIncluded)
    {
        at++;
        return RangeFrom(Expression(), startIncluded);
    }

    private RangeOf RangeFrom(Node start, bool startIncluded)
    {
        var from = at;
        Expect("..");
        endsRange = true;
        var end = Expression();
        endsRange = false;
        Compared(start, end, from);
        if (Accept("]")) return new(start, startIncluded, end, endIncluded: true);
        if (!Accept(")") && !Accept("[")) throw Unexpected("] or )");
        return new(start, startIncluded, end, endIncluded: false);
    }

    private ContextOf Context() => Within(() =>
    {
        at++;
        var entries = new List<ContextEntry>();
        while (!Next.Is("}"))
        {
            if (entries.Count > 0) Expect(",");
            var from = Next.From;
            var name = Next.Kind == TokenKind.String ? tokens[at++].Text : NewName(t => t.Is(":"));
            Expect(":");
            var value = Expression();
            if (entries.Any(e => e.Name == name)) throw mistakes.Fatal("name-twice", from, $"{name} stands in the context twice", name);
            entries.Add(new(name, value, Declare(name, value.Type).Slot));
        }

        at++;
        return new ContextOf(entries);
    });

    private Node Definition() => Within<Node>(() =>
    {
        at += 2;
        var parameters = new List<Local>();
        while (!Accept(")"))
        {
            if (parameters.Count > 0) Expect(",");
            var name = NewName(t => t.Is(":") || t.Is(",") || t.Is(")"));
            parameters.Add(Declare(name, Accept(":") ? ReadType() : FeelType.Any));
        }

        if (!AcceptWord("external")) return new Definition(parameters, Expression(), here.All);
        mistakes.Add("foreign-function", Next.From, "Functions of other languages aren't called; this one gives null");
        return new ForeignDefinition(parameters, Expression());
    });

    private Path Path(Node of)
    {
        at++;
        var from = Next.From;
        var name = KnownPart(of.Type);
        if (name is null)
        {
            if (Next.Kind != TokenKind.Name) throw Unexpected("a name");
            name = Next.IsKeyword ? tokens[at++].Text : Words();
        }

        var type = Parts.TypeOf(of.Type, name);
        if (type is null) mistakes.Add("unknown-part", from, $"{of.Type} has no {name}", name);
        return new(of, name, type ?? FeelType.Any);
    }

    /// <summary>The longest name that the type has, which may hold any mark.</summary>
    private string? KnownPart(FeelType type)
    {
        while (type is ListType or LimitedType) type = type is ListType list ? list.Of : ((LimitedType)type).Of;
        if (type is not ContextType context) return null;
        var length = new NameIndex<string>(context.Entries.Select(e => (e.Name, e.Name))).Longest(tokens.AsSpan(at), out var name);
        at += length;
        return name;
    }

    private Filter? Filter(Node of)
    {
        var (start, mark, outside) = (at, mistakes.Mark(), endsRange);
        var (before, level) = (here, depth);
        var itemType = of.Type is ListType list ? list.Of : of.Type;
        while (itemType is LimitedType limited) itemType = limited.Of;
        try
        {
            return Within(() =>
            {
                at++;
                (here, var item) = here.WithItem(itemType);
                endsRange = false;
                var by = Nested(Expression);
                Expect("]");
                endsRange = outside;
                var isPosition = by.Type.Equals(FeelType.Number);
                var type = isPosition ? itemType : by.Type.Equals(FeelType.Boolean) ? FeelType.ListOf(itemType) : FeelType.Any;
                return new Filter(of, by, item, type);
            });
        }
        catch (UnreadableException) when (outside)
        {
            // It closes the range instead: [1..10[.
            (at, here, endsRange, depth) = (start, before, outside, level);
            mistakes.Forget(mark);
            return null;
        }
    }

    private Call Call(Node function)
    {
        var outside = endsRange;
        endsRange = false;
        var from = at++;
        var arguments = new List<Node>();
        var names = new List<string>();
        while (!Accept(")"))
        {
            if (arguments.Count > 0) Expect(",");
            if (IsNamed())
            {
                names.Add(NewName(t => t.Is(":")));
                Expect(":");
            }

            arguments.Add(Nested(Expression));
        }

        endsRange = outside;
        if (names.Count > 0 && names.Count != arguments.Count)
            throw mistakes.Fatal("mixed-arguments", tokens[from].From, "Either every argument has its name or none has");
        var given = names.Count > 0 ? names.ToArray() : null;
        return new(function, arguments, given, CallType(function, arguments, given, from));
    }

    /// <summary>Whether a name and a colon follow.</summary>
    private bool IsNamed()
    {
        if (Next.Kind != TokenKind.Name) return false;
        for (var i = at; ; i++)
        {
            if (tokens[i].Is(":")) return true;
            if (tokens[i].Kind is not (TokenKind.Name or TokenKind.Number) && !(tokens[i].Kind == TokenKind.Symbol && tokens[i].Text is "." or "/" or "-" or "'" or "+")) return false;
        }
    }
}
