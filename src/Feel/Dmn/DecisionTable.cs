namespace SmartLocal.Feel;

/// <summary>What a table looks at: an expression, and the values it may have.</summary>
internal sealed record TableInput(Node Value, Tests? Allowed);

/// <summary>What a table gives: under which name, of which type, in which order of preference, and what where no rule matches.</summary>
internal sealed record TableOutput(string? Name, FeelType Type, Tests? Values, Node? Default);

/// <summary>One rule: a test for each input, a value for each output.</summary>
internal sealed record TableRule(IReadOnlyList<Tests> Tests, IReadOnlyList<Node> Outputs);

/// <summary>A decision table (DMN 1.5, 8).</summary>
internal sealed class DecisionTable(
    IReadOnlyList<TableInput> inputs,
    IReadOnlyList<TableOutput> outputs,
    IReadOnlyList<TableRule> rules,
    HitPolicy policy,
    Aggregation aggregation)
    : Node(TypeOf(outputs, rules, policy, aggregation))
{
    public override Step Compile()
    {
        var values = inputs.Select(i => i.Value.Compile()).ToArray();
        var allowed = inputs.Select(i => i.Allowed is { } tests ? (tests.Subject, Holds: tests.Compile()) : default).ToArray();
        var compiled = rules.Select(r => new CompiledRule([.. r.Tests.Select(t => (t.Subject, t.Compile()))], Row(r.Outputs))).ToArray();
        var choice = new Matches(policy, aggregation, [.. outputs.Select(o => o.Values is { } v ? new Preference(v) : null)]);
        var fallback = outputs.Any(o => o.Default is not null) ? Row([.. outputs.Select(o => o.Default ?? new Literal(null, FeelType.Null))]) : null;
        return frame =>
        {
            var given = new object?[values.Length];
            Unknown? perhapsNot = null;
            for (var i = 0; i < values.Length; i++)
            {
                given[i] = values[i](frame);
                if (given[i] is null || allowed[i].Holds is null) continue;
                if (given[i] is Unknown unknown)
                {
                    perhapsNot = unknown.And(perhapsNot);
                    continue;
                }

                frame.Slots[allowed[i].Subject] = given[i];
                // A value that the table isn't made for matches no rule, and no default either.
                var holds = allowed[i].Holds(frame);
                if (holds is Unknown within) perhapsNot = within.And(perhapsNot);
                else if (holds is not true) return null;
            }

            var result = choice.Of(compiled, given, frame, fallback);
            return perhapsNot is null || result is null ? result : perhapsNot.And(Unknown.Within(result));
        };
    }

    public override string ToString() => $"table of {rules.Count} rules";

    private static FeelType TypeOf(IReadOnlyList<TableOutput> outputs, IReadOnlyList<TableRule> rules, HitPolicy policy, Aggregation aggregation)
    {
        var types = outputs.Select((o, i) => o.Type is AnyType && rules.Count > 0 ? rules.Select(r => r.Outputs[i].Type).Aggregate(FeelType.Either) : o.Type).ToArray();
        var row = types is [var only] ? only : FeelType.ContextOf(outputs.Select((o, i) => (o.Name ?? "", types[i])));
        return policy switch
        {
            HitPolicy.RuleOrder or HitPolicy.OutputOrder => FeelType.ListOf(row),
            HitPolicy.Collect => aggregation switch { Aggregation.None => FeelType.ListOf(row), Aggregation.Count => FeelType.Number, _ => row },
            _ => row,
        };
    }

    /// <summary>The outputs of a rule: one value, or a context of several by their names.</summary>
    private Step Row(IReadOnlyList<Node> cells)
    {
        var steps = cells.Select((c, i) => (outputs[i].Type, Value: c.Compile())).ToArray();
        if (steps is [var only]) return frame => only.Type.Take(only.Value(frame));
        var names = outputs.Select(o => o.Name ?? "").ToArray();
        return frame => FeelContext.OfDistinct(names, [.. steps.Select(s => s.Type.Take(s.Value(frame)))]);
    }
}

internal sealed record CompiledRule(IReadOnlyList<(int Subject, Step Holds)> Tests, Step Output)
{
    /// <summary>Whether all tests hold of the values; one that doesn't decides.</summary>
    public object? Match(object?[] given, Frame frame)
    {
        var verdict = Truth.Yes;
        for (var i = 0; i < Tests.Count; i++)
        {
            frame.Slots[Tests[i].Subject] = given[i];
            var holds = Tests[i].Holds(frame);
            if (holds is not (true or Unknown)) return Truth.No;
            verdict = Logic.And(verdict, holds);
        }

        return verdict;
    }
}

/// <summary>The order in which the values of an output are preferred.</summary>
internal sealed class Preference(Tests values)
{
    private readonly Step[] steps = [.. values.All.Select(v => v.Compile())];

    public int Of(object? value, Frame frame)
    {
        frame.Slots[values.Subject] = value;
        var place = Array.FindIndex(steps, s => s(frame) is true);
        return place < 0 ? steps.Length : place;
    }
}
