namespace SmartLocal.Feel;

/// <summary>
/// Reads a formula by the grammar of DMN 1.5, 10.3.1.2. What a name is depends on what is in scope there, so names, their types and
/// their slots are found while reading.
/// </summary>
internal sealed partial class Parser
{
    private readonly string text;
    private readonly Limits limits;
    private readonly Mistakes mistakes;
    private readonly Token[] tokens;
    private int at;
    private int depth;
    private Surroundings here;

    private Parser(string text, Surroundings surroundings, Limits limits, Mistakes mistakes)
    {
        (this.text, this.limits, this.mistakes, here) = (text, limits, mistakes, surroundings);
        if (text.Length > limits.FormulaLength)
            throw mistakes.Fatal("formula-too-long", 0, $"The formula has {text.Length} characters; {limits.FormulaLength} are the most");
        tokens = Lexer.Cut(text, mistakes);
    }

    private Token Next => tokens[at];

    public static Node Expression(string text, Surroundings surroundings, Limits limits, Mistakes mistakes)
    {
        var parser = new Parser(text, surroundings, limits, mistakes);
        var node = parser.Expression();
        parser.ExpectEnd();
        return node;
    }

    private Node Expression() => Nested(() => Next.Text switch
    {
        "if" when Next.IsKeyword => Choice(),
        "for" when Next.IsKeyword => Loop(),
        "some" or "every" when Next.IsKeyword => Quantified(),
        _ => Disjunction(),
    });

    private Node Disjunction()
    {
        var from = Next.From;
        var first = Conjunction();
        if (!Next.Is("or")) return first;
        var conditions = new List<Node> { Truthful(first, "or", from) };
        while (AcceptWord("or")) conditions.Add(Truthful(Conjunction, "or"));
        return new Connection(all: false, conditions);
    }

    private Node Conjunction()
    {
        var from = Next.From;
        var first = Comparison();
        if (!Next.Is("and")) return first;
        var conditions = new List<Node> { Truthful(first, "and", from) };
        while (AcceptWord("and")) conditions.Add(Truthful(Comparison, "and"));
        return new Connection(all: true, conditions);
    }

    private Node Comparison()
    {
        var left = Additive();
        while (true)
        {
            var from = at;
            Grown(left);
            if (AcceptWord("between"))
            {
                var low = Additive();
                ExpectWord("and");
                var high = Additive();
                Compared(left, low, from);
                Compared(left, high, from);
                left = new Between(left, low, high);
            }
            else if (AcceptWord("in"))
            {
                left = In(left);
            }
            else if (Sign() is { } sign)
            {
                var right = Additive();
                Compared(left, right, from);
                left = new Comparison(sign, left, right);
            }
            else
            {
                return left;
            }
        }
    }

    private string? Sign()
    {
        if (Next.Kind != TokenKind.Symbol || Next.Text is not ("=" or "!=" or "<" or "<=" or ">" or ">=")) return null;
        return tokens[at++].Text;
    }

    private Node Additive()
    {
        var left = Multiplicative();
        while (Next.Is("+") || Next.Is("-")) left = Sum(left, Multiplicative);
        return left;
    }

    private Node Multiplicative()
    {
        var left = Power();
        while (Next.Is("*") || Next.Is("/")) left = Sum(left, Power);
        return left;
    }

    private Node Power()
    {
        var left = Negation();
        while (Next.Is("**")) left = Sum(left, Negation);
        return left;
    }

    private Node Sum(Node left, Func<Node> operand)
    {
        var from = at;
        var sign = tokens[at++].Text;
        var right = operand();
        return Grown(new Sum(sign, left, right, SumType(sign, left.Type, right.Type, from)));
    }

    private Node Negation()
    {
        // A number with its sign is one literal.
        if (!Next.Is("-") || tokens[at + 1].Kind == TokenKind.Number) return InstanceOf();
        var from = at++;
        return Nested<Node>(() =>
        {
            var of = Negation();
            return new Negation(of, NegationType(of.Type, from));
        });
    }

    private Node InstanceOf()
    {
        var value = Postfix();
        while (Next.Is("instance") && tokens[at + 1].Is("of"))
        {
            at += 2;
            value = new InstanceOf(value, ReadType());
        }

        return value;
    }

    private Choice Choice()
    {
        at++;
        var condition = Truthful(Expression, "if");
        ExpectWord("then");
        var then = Expression();
        ExpectWord("else");
        return new(condition, then, Expression());
    }

    private Loop Loop()
    {
        at++;
        return Within(() =>
        {
            var turns = Turns();
            ExpectWord("return");
            // What has come so far has the type of what comes, which isn't known before.
            var partial = Declare("partial", FeelType.ListOf(FeelType.Any));
            return new Loop(turns, partial, Expression());
        });
    }

    private Quantified Quantified()
    {
        var every = tokens[at++].Text == "every";
        return Within(() =>
        {
            var turns = Turns();
            ExpectWord("satisfies");
            return new Quantified(every, turns, Truthful(Expression, every ? "every" : "some"));
        });
    }

    private List<Turn> Turns()
    {
        var turns = new List<Turn>();
        do
        {
            var name = NewName(t => t.Is("in"));
            ExpectWord("in");
            var over = Expression();
            var to = Accept("..") ? Expression() : null;
            var type = to is not null ? over.Type : over.Type switch
            {
                ListType list => list.Of,
                RangeType range => range.Of,
                var other => other,
            };
            turns.Add(new(Declare(name, type), over, to));
        }
        while (Accept(","));
        return turns;
    }

    /// <summary>Reads something in surroundings of its own.</summary>
    private T Within<T>(Func<T> read)
    {
        var outside = here;
        try
        {
            return read();
        }
        finally
        {
            here = outside;
        }
    }

    private Local Declare(string name, FeelType type)
    {
        (here, var local) = here.With(name, type);
        return local;
    }

    /// <summary>A long chain of operators goes as deep as it is long.</summary>
    private Node Grown(Node node) => node.Depth <= Node.Deepest ? node
        : throw mistakes.Fatal("too-deep", Next.From, $"More than {Node.Deepest} operations stand in a row: split the formula");

    private T Nested<T>(Func<T> read)
    {
        if (++depth > limits.Nesting) throw mistakes.Fatal("too-deep", Next.From, $"The formula is nested more than {limits.Nesting} deep");
        var node = read();
        depth--;
        return node;
    }

    private bool Accept(string symbol)
    {
        if (Next.Kind != TokenKind.Symbol || Next.Text != symbol) return false;
        at++;
        return true;
    }

    private bool AcceptWord(string word)
    {
        if (Next.Kind != TokenKind.Name || Next.Text != word) return false;
        at++;
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Accept(symbol)) throw Unexpected(symbol);
    }

    private void ExpectWord(string word)
    {
        if (!AcceptWord(word)) throw Unexpected(word);
    }

    private void ExpectEnd()
    {
        if (Next.Kind != TokenKind.End) throw Unexpected("the end");
    }

    private UnreadableException Unexpected(string expected)
    {
        var (code, found) = Next.Kind == TokenKind.End ? ("unexpected-end", "the formula ends") : ("unexpected", $"there is {text[Next.From..Next.To]}");
        return mistakes.Fatal(code, Next.From, $"Here {(expected == "the end" ? "the formula should end" : $"{expected} is expected")}, and {found}", expected);
    }
}
