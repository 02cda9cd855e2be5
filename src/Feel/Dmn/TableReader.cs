using System.Xml.Linq;

namespace SmartLocal.Feel;

/// <summary>Decision tables as they stand in a .dmn file.</summary>
internal sealed class TableReader(ItemTypes types, BoxedReader boxed)
{
    public DecisionTable Read(XElement table, Surroundings here)
    {
        var inputs = table.Parts("input").Select(input => Input(input, here)).ToList();
        var parts = table.Parts("output").ToList();
        var whole = types.Of(table.Named("typeRef"), table);
        var outputs = parts.Select(output => Output(output, whole, parts.Count == 1, here)).ToList();
        var rules = table.Parts("rule").Select(rule => new TableRule(
            [.. rule.Parts("inputEntry").Take(inputs.Count).Select((cell, i) => Cell(cell, inputs[i].Value.Type, here))],
            [.. rule.Parts("outputEntry").Take(outputs.Count).Select(cell => boxed.Text(cell, here))])).ToList();
        return new(inputs, outputs, rules, Policy(table.Named("hitPolicy")), Aggregate(table.Named("aggregation")));
    }

    private static HitPolicy Policy(string? written) => written switch
    {
        "FIRST" => HitPolicy.First,
        "PRIORITY" => HitPolicy.Priority,
        "ANY" => HitPolicy.Any,
        "COLLECT" => HitPolicy.Collect,
        "RULE ORDER" => HitPolicy.RuleOrder,
        "OUTPUT ORDER" => HitPolicy.OutputOrder,
        _ => HitPolicy.Unique,
    };

    private static Aggregation Aggregate(string? written) => written switch
    {
        "SUM" => Aggregation.Sum,
        "COUNT" => Aggregation.Count,
        "MIN" => Aggregation.Min,
        "MAX" => Aggregation.Max,
        _ => Aggregation.None,
    };

    private TableInput Input(XElement input, Surroundings here)
    {
        var expression = input.Part("inputExpression");
        var value = expression is null ? new Literal(null, FeelType.Any) : boxed.Text(expression, here);
        if (types.Of(expression?.Named("typeRef"), input) is { } type && !type.Equals(FeelType.Any)) value = new Take(value, type);
        return new(value, boxed.Tests(input.Part("inputValues"), value.Type, here));
    }

    private TableOutput Output(XElement output, FeelType? whole, bool isOnly, Surroundings here)
    {
        var name = output.Name();
        var type = types.Of(output.Named("typeRef"), output)
            ?? (isOnly ? null : name is not null && (whole is ListType list ? list.Of : whole) is ContextType context ? context[name] : null)
            ?? FeelType.Any;
        var values = boxed.Tests(output.Part("outputValues"), type, here)
            ?? (type is LimitedType limited ? Parser.UnaryTests(limited.Allowed.ToString(), limited.Of, here, Limits.Usual, new Mistakes("")) : null);
        var standard = output.Part("defaultOutputEntry") is { } entry ? boxed.Text(entry, here) : null;
        return new(name, type, values, standard);
    }

    /// <summary>An empty cell tests nothing.</summary>
    private Tests Cell(XElement cell, FeelType type, Surroundings here)
    {
        if (boxed.Tests(cell, type, here) is { } tests) return tests;
        var (_, subject) = here.With("?", type);
        // A cell that can't be read holds of nothing; it has been complained of.
        Node test = string.IsNullOrWhiteSpace(cell.Text()) ? new AnyTest() : new Literal(null, FeelType.Boolean);
        return new([test], not: false, subject.Slot);
    }
}
