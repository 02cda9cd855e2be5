namespace SmartLocal.Feel;

/// <summary><c>f(a, b)</c> or <c>f(x: a, y: b)</c>. Calling what is no function, or with what doesn't fit, gives null.</summary>
internal sealed class Call(Node function, IReadOnlyList<Node> arguments, string[]? names, FeelType type) : Node(type, [function, .. arguments])
{
    // What they make of a literal is always the same: date("2026-11-01").
    private static readonly HashSet<string> Converters = new(["date", "time", "date and time", "duration", "years and months duration", "number"], StringComparer.Ordinal);

    public override Step Compile()
    {
        var given = arguments.Select(a => a.Compile()).ToArray();
        if (function is BuiltInName { IsCertain: true } builtIn && builtIn.Function.Fitting(given.Length, names) is { } fitting)
            return Converters.Contains(builtIn.Function.Name) && arguments.All(a => a is Literal) ? Once(given, fitting) : frame => fitting.Call(Values(given, frame), frame.Run);
        var callee = function.Compile();
        return frame => callee(frame) switch
        {
            FeelFunction found => found.Call(new Arguments(Values(given, frame), names), frame.Run),
            Unknown unknown => unknown.And(Unknown.Within(Values(given, frame))),
            _ => null,
        };
    }

    public override string ToString() =>
        $"{Operand(function)}({string.Join(", ", arguments.Select((a, i) => names is null ? a.ToString() : $"{names[i]}: {a}"))})";

    private static Step Once(Step[] given, BuiltIn.Prepared fitting)
    {
        object? made = null;
        var isMade = false;
        return frame =>
        {
            if (Volatile.Read(ref isMade))
            {
                frame.Run.Step();
                return made;
            }

            made = fitting.Call(Values(given, frame), frame.Run);
            Volatile.Write(ref isMade, true);
            return made;
        };
    }

    private static object?[] Values(Step[] given, Frame frame)
    {
        var values = new object?[given.Length];
        for (var i = 0; i < given.Length; i++) values[i] = given[i](frame);
        return values;
    }
}
