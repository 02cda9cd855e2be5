namespace SmartLocal.Feel;

/// <summary>A function of the standard (DMN 1.5, 10.3.4), with the ways it can be called.</summary>
internal sealed class BuiltIn
{
    public BuiltIn(string name, FeelType result, IReadOnlyList<Signature> ways, bool seesUnknown = false)
    {
        Name = name;
        Result = result;
        Ways = ways;
        SeesUnknown = seesUnknown;
        var longest = ways.MaxBy(w => w.Names.Length)!;
        // How a function that can be called in several ways is asked of as a value.
        var type = ways is [var only] && only.Parameters.All(p => !p.MayBeLeftOut && p.Rest == Rest.None)
            ? FeelType.FunctionOf(only.Parameters.Select(p => p.Type), result)
            : new FunctionType(null, result);
        Value = new FeelFunction(longest.Names, type, (arguments, run) =>
            Fitting(arguments.Values.Length, arguments.Names)?.Call(arguments.Values, run));
    }

    public string Name { get; }

    public FeelType Result { get; }

    public IReadOnlyList<Signature> Ways { get; }

    /// <summary>Whether it is handed what is unknown, because its result may not depend on it.</summary>
    public bool SeesUnknown { get; }

    /// <summary>The function as a value.</summary>
    public FeelFunction Value { get; }

    /// <summary>The ways that so many arguments, or arguments of these names, fit; null where none does.</summary>
    public Prepared? Fitting(int count, string[]? names)
    {
        var ways = Ways.Where(w => w.Fits(count, names)).ToArray();
        return ways.Length == 0 ? null : new(this, ways, names);
    }

    /// <summary>A call of which it is known how many arguments it has.</summary>
    internal sealed class Prepared(BuiltIn function, Signature[] ways, string[]? names)
    {
        public IReadOnlyList<Signature> Ways => ways;

        public object? Call(object?[] values, Run run)
        {
            run.Step();
            if (run.IsSupposing && !function.SeesUnknown && Unknown.Within(values) is { } unknown) return unknown;
            foreach (var way in ways)
            {
                // The first way that takes the values; each sees them as they were given.
                var ordered = way.InOrder(new(ways.Length == 1 ? values : [.. values], names));
                if (way.Takes(ordered)) return way.Call(ordered, run);
            }

            return null;
        }
    }
}
