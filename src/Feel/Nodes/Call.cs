namespace SmartLocal.Feel;

/// <summary><c>f(a, b)</c> or <c>f(x: a, y: b)</c>. Calling what is no function, or with what doesn't fit, gives null.</summary>
internal sealed class Call(Node function, IReadOnlyList<Node> arguments, string[]? names, FeelType type) : Node(type, [function, .. arguments])
{
    public override Step Compile()
    {
        var given = arguments.Select(a => a.Compile()).ToArray();
        if (function is BuiltInName { IsCertain: true } builtIn && builtIn.Function.Fitting(given.Length, names) is { } fitting)
            return frame => fitting.Call(Values(given, frame), frame.Run);
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

    private static object?[] Values(Step[] given, Frame frame)
    {
        var values = new object?[given.Length];
        for (var i = 0; i < given.Length; i++) values[i] = given[i](frame);
        return values;
    }
}
