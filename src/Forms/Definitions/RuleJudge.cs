using SmartLocal.Feel;
using Supposed = SmartLocal.Feel.Outcome;

namespace SmartLocal.Forms;

/// <summary>
/// Finds conditions that can't be meant as they stand. Answers that are chosen are tried one after the other, all combinations of them;
/// whatever else a condition looks at is unknown meanwhile. What is then plainly never or always so, is so whatever anybody answers.
/// </summary>
internal sealed class RuleJudge(Findings findings, ItemSet all)
{
    /// <summary>The most combinations tried for one condition; beyond, its largest choices count as unknown.</summary>
    private const int MostTries = 2_000;

    private static readonly FeelClock Clock = DayClock.On(new DateOnly(2026, 4, 1));

    public void Conditions(ItemSet set)
    {
        foreach (var item in set.Items)
        {
            foreach (var shown in item.ShownWhen) Judge(shown, set, $"'{item.Id}' is never asked", $"'{item.Id}' is asked whatever is answered", "Take show away, or mend the condition");
            if (item.RequiredWhen is { } required) Judge(required, set, $"'{item.Id}' is never required", $"'{item.Id}' is always required", "Write required: true or false, or mend the condition");
            if (item is GroupItem group) Conditions(group.Row);
        }

        foreach (var rule in set.Rules) Judge(rule.Must, set, "The rule can never hold", "The rule always holds and checks nothing", "Mend the condition, or take the rule away");
    }

    public void Step(FormStep step)
    {
        if (step.ShownWhen is { } shown) Judge(shown, all, $"The step '{step.Id}' can't be reached", $"The step '{step.Id}' is shown whatever is answered", "Take show away, or mend the condition");
        foreach (var exit in step.Exits) Judge(exit.When, all, $"Nobody leaves by the exit of the step '{step.Id}'", $"Everybody leaves by the exit of the step '{step.Id}'", "Mend the condition");
    }

    public void Table(FormTable table)
    {
        foreach (var (when, _) in table.Rows)
            if (Verdict(when.Formula, all) is { CanHold: false }) findings.Mistake(when.Line, $"A row of the table '{table.Id}' can never fit", "Mend its cells, or take it away");
        if (!table.MayOverlap)
            for (var i = 0; i < table.Rows.Count; i++)
                for (var j = i + 1; j < table.Rows.Count; j++)
                    if (BothHold(table.Rows[i].When, table.Rows[j].When))
                        findings.Mistake(table.Rows[j].When.Line, $"Two rows of the table '{table.Id}' fit the same answers", "Make them exclude each other, or write hit: first");
        foreach (var example in table.Examples) Try(table, example);
    }

    private void Try(FormTable table, TableExample example)
    {
        var facts = all.Scope.NewFacts();
        foreach (var (name, value) in example.Given) facts[name] = Literal(value);
        var (gives, expected) = (table.From.Formula.Evaluate(facts, Clock), Literal(example.Gives));
        if (!gives.Equals(expected))
            findings.Mistake(example.Line, $"The table '{table.Id}' gives {gives} where its example says {expected}", "Mend the table or the example");
    }

    private static FeelValue Literal(string text) => Formula.Parse(text, Scope.Empty).Formula?.Evaluate(Scope.Empty.NewFacts(), Clock) ?? default;

    private void Judge(Condition condition, ItemSet set, string never, string always, string mend)
    {
        var (canHold, canFail) = Verdict(condition.Formula, set);
        if (!canHold) findings.Mistake(condition.Line, $"{never}: {condition.Written}", mend);
        else if (!canFail) findings.Mistake(condition.Line, $"{always}: {condition.Written}", mend);
    }

    private bool BothHold(Condition one, Condition other)
    {
        if (Formula.Parse($"({one.Formula}) and ({other.Formula})", all.Scope).Formula is not { } both) return false;
        return Outcomes(both, all).Any(o => o is { IsKnown: true, Value.IsTrue: true });
    }

    private (bool CanHold, bool CanFail) Verdict(Formula formula, ItemSet set)
    {
        var (canHold, canFail) = (false, false);
        foreach (var outcome in Outcomes(formula, set))
        {
            canHold |= !outcome.IsKnown || outcome.Value.IsTrue;
            canFail |= !outcome.IsKnown || !outcome.Value.IsTrue;
            if (canHold && canFail) break;
        }

        return (canHold, canFail);
    }

    private IEnumerable<Supposed> Outcomes(Formula formula, ItemSet set)
    {
        var facts = formula.Scope.NewFacts();
        var tried = new List<(string Name, IReadOnlyList<FeelValue> Values)>();
        foreach (var name in formula.Names)
        {
            facts.Unknowing(name);
            if (Values(set.Find(name) ?? all.Find(name)) is { } values) tried.Add((name, values));
        }

        while (tried.Aggregate(1L, (product, t) => product * t.Values.Count) > MostTries) tried.Remove(tried.MaxBy(t => t.Values.Count));
        var at = new int[tried.Count];
        while (true)
        {
            for (var i = 0; i < at.Length; i++) facts[tried[i].Name] = tried[i].Values[at[i]];
            yield return formula.Suppose(facts, Clock);
            var next = 0;
            while (next < at.Length && ++at[next] == tried[next].Values.Count) at[next++] = 0;
            if (next == at.Length) yield break;
        }
    }

    // An answer may always be absent: not given yet, or hidden.
    private static IReadOnlyList<FeelValue>? Values(FormItem? item) => item switch
    {
        SelectItem select => [.. select.Options.Select(o => (FeelValue)o.Value), default],
        YesNoItem => [true, false, default],
        CheckItem => [true, default],
        _ => null,
    };
}
