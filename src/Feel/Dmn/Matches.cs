namespace SmartLocal.Feel;

/// <summary>Which of the matching rules speak for a table, and what they say together.</summary>
internal sealed class Matches(HitPolicy policy, Aggregation aggregation, IReadOnlyList<Preference?> preferences)
{
    public object? Of(IReadOnlyList<CompiledRule> rules, object?[] given, Frame frame, Step? fallback)
    {
        var outputs = new List<object?>();
        Unknown? unknown = null;
        foreach (var rule in rules)
        {
            frame.Run.Step();
            var matches = rule.Match(given, frame);
            if (matches is false) continue;
            var output = rule.Output(frame);
            // Where it isn't known whether a rule matches, the result hangs on that and on what the rule would give.
            if (matches is Unknown perhaps) unknown = perhaps.And(unknown).And(Unknown.Within(output));
            outputs.Add(output);
            if (policy == HitPolicy.First && matches is true) break;
        }

        if (unknown is not null) return unknown.And(Unknown.Within([.. outputs, fallback?.Invoke(frame)]));
        return outputs.Count == 0 && fallback is not null ? Fallback(fallback(frame)) : Together(outputs, frame);
    }

    private object? Fallback(object? output) =>
        aggregation == Aggregation.None && policy is HitPolicy.Collect or HitPolicy.RuleOrder or HitPolicy.OutputOrder ? new FeelList([output]) : output;

    private object? Together(List<object?> outputs, Frame frame) => policy switch
    {
        HitPolicy.Unique => outputs.Count == 1 ? outputs[0] : null,
        HitPolicy.First => outputs.Count > 0 ? outputs[0] : null,
        HitPolicy.Any => Unknown.Within([.. outputs]) is { } unknown ? unknown : outputs.Count > 0 && outputs.All(o => Equality.Same(o, outputs[0])) ? outputs[0] : null,
        HitPolicy.Priority => Unknown.Within([.. outputs]) ?? Preferred(outputs, frame).FirstOrDefault(),
        HitPolicy.OutputOrder => Unknown.Within([.. outputs]) ?? (object)new FeelList([.. Preferred(outputs, frame)]),
        HitPolicy.Collect => Collected(outputs),
        _ => new FeelList([.. outputs]),
    };

    private object? Collected(List<object?> outputs)
    {
        if (aggregation == Aggregation.None) return new FeelList([.. outputs]);
        if (aggregation == Aggregation.Count) return (decimal)outputs.Count;
        if (outputs.Count == 0) return null;
        if (Unknown.Within([.. outputs]) is { } unknown) return unknown;
        var list = new FeelList([.. outputs]);
        return aggregation switch
        {
            Aggregation.Sum => AggregateFunctions.Sum(list),
            Aggregation.Min => AggregateFunctions.Furthest(list, -1),
            _ => AggregateFunctions.Furthest(list, 1),
        };
    }

    /// <summary>By the first output, among equals by the second, and so on; among equals by the order of the rules.</summary>
    private IEnumerable<object?> Preferred(List<object?> outputs, Frame frame)
    {
        var sorted = outputs.OrderBy(_ => 0);
        for (var i = 0; i < preferences.Count; i++)
        {
            if (preferences[i] is not { } preference) continue;
            var at = i;
            sorted = sorted.ThenBy(o => preference.Of(preferences.Count == 1 ? o : (o as FeelContext)?.Values[at], frame));
        }

        return sorted;
    }
}
