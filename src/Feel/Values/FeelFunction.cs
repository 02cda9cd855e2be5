namespace SmartLocal.Feel;

/// <summary>A function: built in, written in a formula, or a model's business knowledge.</summary>
public sealed class FeelFunction
{
    private readonly Func<Arguments, Run, object?> body;

    internal FeelFunction(IReadOnlyList<string> parameters, FeelType type, Func<Arguments, Run, object?> body)
    {
        Parameters = parameters;
        Type = type;
        this.body = body;
    }

    /// <summary>The names of its parameters, in order.</summary>
    public IReadOnlyList<string> Parameters { get; }

    internal FeelType Type { get; }

    /// <summary>What it saw where it was written.</summary>
    internal object?[] Seen { get; init; } = [];

    /// <summary>As FEEL would begin it.</summary>
    public override string ToString() => Written.Literal(this);

    internal object? Call(Arguments arguments, Run run)
    {
        run.Enter();
        var result = body(arguments, run);
        run.Leave();
        return result;
    }
}

/// <summary>What a function is called with: by position, or by name.</summary>
internal readonly record struct Arguments(object?[] Values, string[]? Names = null)
{
    /// <summary>One value per parameter; null where the names or the count don't fit.</summary>
    public object?[]? InOrder(IReadOnlyList<string> parameters)
    {
        if (Values.Length != parameters.Count) return null;
        if (Names is null) return Values;
        var ordered = new object?[parameters.Count];
        for (var i = 0; i < parameters.Count; i++)
        {
            var at = Array.IndexOf(Names, parameters[i]);
            if (at < 0) return null;
            ordered[i] = Values[at];
        }

        return ordered;
    }
}
