namespace SmartLocal.Feel;

/// <summary>
/// A formula of FEEL: parsed once, its types checked where they are known, compiled to delegates over the slots of its scope. It
/// never changes and may be evaluated by any number of threads at once.
/// </summary>
public sealed class Formula
{
    private readonly Node node;
    private readonly Slots slots;
    private readonly Limits limits;
    private readonly Step step;

    private Formula(Node node, Scope scope, Slots slots, Limits limits, Tests? tests)
    {
        (this.node, this.slots, this.limits) = (node, slots, limits);
        Scope = scope;
        Subject = tests?.Subject;
        step = node.Compile();
    }

    /// <summary>The scope it was parsed under.</summary>
    public Scope Scope { get; }

    /// <summary>What type its value has, as far as it is known.</summary>
    public FeelType Type => node.Type;

    /// <summary>The names of its scope that it looks at: when one of them changes, its value may.</summary>
    public IReadOnlyList<string> Names => [.. slots.Used.Order().Select(Scope.NameAt)];

    private int? Subject { get; }

    /// <summary>Reads an expression (DMN 1.5, 10.3.1.2, rule 1).</summary>
    /// <returns>The formula, unless a mistake is fatal; and every mistake that was found.</returns>
    public static Parsed Parse(string text, Scope scope, Limits? limits = null) =>
        Read(text, scope, limits ?? Limits.Usual, (surroundings, mistakes, l) => Parser.Expression(text, surroundings, l, mistakes));

    /// <summary>Reads unary tests of a value (DMN 1.5, 10.3.1.2, rule 15), which <c>?</c> names and <see cref="Admits"/> is given.</summary>
    /// <returns>The formula, unless a mistake is fatal; and every mistake that was found.</returns>
    public static Parsed ParseTests(string text, FeelType subject, Scope scope, Limits? limits = null) =>
        Read(text, scope, limits ?? Limits.Usual, (surroundings, mistakes, l) => Parser.UnaryTests(text, subject, surroundings, l, mistakes));

    /// <summary>The value for these facts. What the standard has no value for is null.</summary>
    /// <param name="facts">Facts of the scope that it was parsed under, none of them unknown.</param>
    /// <param name="clock">For <c>now()</c> and <c>today()</c>, which are null without one.</param>
    /// <exception cref="LimitReachedException">It asks for more than its limits allow.</exception>
    /// <exception cref="ArgumentException">The facts are of another scope, or one is unknown.</exception>
    public FeelValue Evaluate(Facts facts, FeelClock? clock = null)
    {
        if (facts.UnknownCount > 0) throw new ArgumentException("A fact is unknown: ask Suppose what can be said nevertheless", nameof(facts));
        return new(step(FrameOf(facts, new Run(limits, clock))));
    }

    /// <summary>
    /// What can be said of the value while facts are unknown: the value, when it is the same whatever they are; otherwise what it
    /// hangs on. When every fact that it names is given, there is a value.
    /// </summary>
    /// <param name="facts">Facts of the scope that it was parsed under.</param>
    /// <param name="clock">As for <see cref="Evaluate"/>.</param>
    /// <exception cref="LimitReachedException">It asks for more than its limits allow.</exception>
    /// <exception cref="ArgumentException">The facts are of another scope.</exception>
    public Outcome Suppose(Facts facts, FeelClock? clock = null)
    {
        var value = step(FrameOf(facts, new Run(limits, clock, isSupposing: true)));
        return Outcome.Of(value);
    }

    /// <summary>Whether the tests hold for a value; null where they are neither true nor false of it.</summary>
    /// <exception cref="InvalidOperationException">It was read as an expression.</exception>
    /// <exception cref="LimitReachedException">It asks for more than its limits allow.</exception>
    public bool? Admits(FeelValue value, Facts facts, FeelClock? clock = null)
    {
        if (facts.UnknownCount > 0) throw new ArgumentException("A fact is unknown", nameof(facts));
        var frame = FrameOf(facts, new Run(limits, clock));
        frame.Slots[Subject ?? throw new InvalidOperationException("The formula is an expression and tests nothing")] = value.Raw;
        return step(frame) as bool?;
    }

    /// <summary>As FEEL writes it; read under the same scope it is the same formula.</summary>
    public override string ToString() => node.ToString();

    /// <summary>A range from its text; an end that is left out is open without bound: <c>[18..)</c>.</summary>
    internal static object? RangeFrom(string text)
    {
        text = text.Trim();
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0 || text.Length < 4) return RangeOfText(text);
        var (start, end) = (text[1..dots].Trim(), text[(dots + 2)..^1].Trim());
        var (open, close) = (text[0] is '(' or ']', text[^1] is ')' or '[');
        return (start.Length > 0, end.Length > 0) switch
        {
            (false, true) when open => RangeOfText($"({(close ? "<" : "<=")} {end})"),
            (true, false) when close => RangeOfText($"({(open ? ">" : ">=")} {start})"),
            _ => RangeOfText(text),
        };
    }

    private static object? RangeOfText(string text)
    {
        var mistakes = new Mistakes(text);
        try
        {
            var surroundings = Surroundings.Of(Scope.Empty);
            var read = Parser.Expression(text, surroundings, Limits.Usual, mistakes);
            return read is RangeOf or HalfRange ? read.Compile()(new Frame(new object?[surroundings.All.Most], new Run(Limits.Usual, null))) : null;
        }
        catch (UnreadableException)
        {
            return null;
        }
    }

    internal static Formula Of(Node node, Scope scope, Slots slots, Limits limits) => new(node, scope, slots, limits, node as Tests);

    internal bool AllowsValue(object value) => Admits(new FeelValue(value), Scope.NewFacts()) is true;

    /// <summary>For slots that were filled by a model.</summary>
    internal object? Value(object?[] given, Run run) => step(new Frame(Sized(given), run));

    private static Parsed Read(string text, Scope scope, Limits limits, Func<Surroundings, Mistakes, Limits, Node> read)
    {
        var mistakes = new Mistakes(text);
        try
        {
            var surroundings = Surroundings.Of(scope);
            var root = read(surroundings, mistakes, limits);
            return new(Of(root, scope, surroundings.All, limits), mistakes.Found);
        }
        catch (UnreadableException unreadable)
        {
            mistakes.Add(unreadable.Mistake);
            return new(null, mistakes.Found);
        }
    }

    private Frame FrameOf(Facts facts, Run run)
    {
        if (!ReferenceEquals(facts.Scope, Scope)) throw new ArgumentException("The facts are of another scope than the formula", nameof(facts));
        return new(Sized(facts.Slots), run);
    }

    /// <summary>A formula without names of its own writes nothing into the slots and takes them as they are.</summary>
    private object?[] Sized(object?[] given)
    {
        if (given.Length >= slots.Most) return given;
        var sized = new object?[slots.Most];
        given.CopyTo(sized, 0);
        return sized;
    }
}
