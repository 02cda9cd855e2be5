namespace SmartLocal.Feel;

/// <summary>One evaluation of a model: what it is given, and what has been decided so far.</summary>
internal sealed class ModelRun
{
    private readonly FeelContext inputs;
    private readonly Dictionary<Element, object?> known = [];
    private readonly IReadOnlyDictionary<string, string> aliases;

    /// <param name="inputs">The inputs by name; those of an imported model in a context by the import's name.</param>
    /// <param name="aliases">The names of imports by their namespace.</param>
    /// <param name="run">What it may ask for.</param>
    public ModelRun(FeelContext inputs, IReadOnlyDictionary<string, string> aliases, Run run) => (this.inputs, this.aliases, Run) = (inputs, aliases, run);

    public Run Run { get; }

    public object? Given(InputElement input)
    {
        if (known.TryGetValue(input, out var overridden)) return overridden;
        if (aliases.TryGetValue(input.Model, out var alias) && inputs.Find(alias, out var imported) && imported is FeelContext context && context.Find(input.Name, out var inner))
            return inner;
        return inputs.Find(input.Name, out var value) ? value : null;
    }

    public object? Once(Element element, Func<object?> value)
    {
        if (known.TryGetValue(element, out var already)) return already;
        Run.Enter();
        var now = value();
        Run.Leave();
        return known[element] = now;
    }

    /// <summary>A run of its own in which some elements have values from outside, and no other input has any.</summary>
    public ModelRun With(IEnumerable<(Element Element, object? Value)> given, Run run)
    {
        var own = new ModelRun(FeelContext.Empty, aliases, run);
        foreach (var (element, value) in given) own.known[element] = element.Type.Take(value);
        return own;
    }
}
