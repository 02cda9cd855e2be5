using SmartLocal.Feel;

namespace SmartLocal.Forms;

/// <summary>
/// Gives every formula of a form its names, puts the items into an order in which each comes after what it hangs on, and finds what can't
/// be meant: unknown names, things that hang on themselves, conditions that never or always hold, examples that don't come true.
/// </summary>
internal sealed class RuleReader(Findings findings, ItemSet all)
{
    public void Read(FormDefinition form)
    {
        Bind(all, Scope.Empty, [], form.Steps.SelectMany(s => s.Exits.Select(e => e.When).Concat(s.ShownWhen is { } shown ? [shown] : [])));
        if (findings.Mistaken || findings.IsTrusting) return;
        var judge = new RuleJudge(findings, all);
        judge.Conditions(all);
        foreach (var step in form.Steps) judge.Step(step);
        foreach (var table in all.Tables) judge.Table(table);
    }

    /// <summary>Gives the formula of a fee its names; an answer that it needs must be required.</summary>
    public void Fee(Calculation fee)
    {
        if (findings.Mistaken || Made(fee.Text, fee.Line, all.Scope, "The formula of the fee") is not { } formula) return;
        fee.Bind(formula);
        all.LookAt(formula.Names);
        foreach (var name in formula.Names.Where(n => all.Find(n) is not (null or { Required: true, ShownWhen.Count: 0 })))
        {
            var facts = all.Scope.NewFacts();
            foreach (var other in formula.Names) facts.Unknowing(other);
            facts[name] = default;
            if (formula.Suppose(facts, DayClock.On(new DateOnly(2026, 4, 1))) is { IsKnown: true, Value.IsNull: true })
                findings.Mistake(fee.Line, $"There is no fee where '{name}' is left empty or not asked", "Make the item required, or say what counts then: if … = null then …");
        }
    }

    private void Bind(ItemSet set, Scope outer, IReadOnlyList<string> outerNames, IEnumerable<Condition> ofSteps)
    {
        var scope = outer.With(set.Items.Where(i => i.IsNamed).Select(i => (i.Id, i.Type)).Concat(set.Tables.Select(t => (t.Id, FeelType.Any))));
        foreach (var table in set.Tables)
        {
            if (Made(table.From.Text, table.From.Line, scope, $"The table '{table.Id}'") is { } formula) table.From.Bind(formula);
            foreach (var (when, _) in table.Rows) Bind(when, scope, $"A row of the table '{table.Id}'");
        }

        foreach (var condition in ofSteps) Bind(condition, scope, "The condition");
        foreach (var item in set.Items)
        {
            foreach (var shown in item.ShownWhen.Where(s => !s.IsBound)) Bind(shown, scope, $"show of '{item.Id}'");
            if (item.RequiredWhen is { } required) Bind(required, scope, $"required of '{item.Id}'");
            if (item is CalculatedItem calculated && Made(calculated.From.Text, calculated.From.Line, scope, $"The formula of '{item.Id}'") is { } formula) calculated.From.Bind(formula);
        }

        foreach (var rule in set.Rules)
        {
            Bind(rule.Must, scope, "The rule");
            if (set.Find(rule.At) is null) findings.Mistake(rule.Must.Line, $"The rule stands at '{rule.At}', which is not asked here", "Write at: an item's id");
        }

        var names = outerNames.Concat(set.Items.Where(i => i.IsNamed).Select(i => i.Id)).Concat(set.Tables.Select(t => t.Id)).ToArray();
        foreach (var group in set.Items.OfType<GroupItem>()) Bind(group.Row, scope, names, []);
        var own = set.Items.Select(i => i.Id).Concat(set.Tables.Select(t => t.Id)).ToHashSet(StringComparer.Ordinal);
        var looked = Looked(set, ofSteps).ToHashSet(StringComparer.Ordinal);
        var order = Order(set, own);
        set.Bind(scope, [.. looked.Where(n => !own.Contains(n))], order, looked.Where(own.Contains).ToHashSet(StringComparer.Ordinal), looked.Count > 0 || set.Tables.Count > 0 || HasFormulas(set));
    }

    private static bool HasFormulas(ItemSet set) => set.Rules.Count > 0 || set.Items.Any(i => i.ShownWhen.Count > 0 || i.RequiredWhen is not null || i is CalculatedItem || (i is GroupItem g && g.Row.HasRules));

    /// <summary>Every name that some formula here, or in a row below, looks at. A fee looks at the answers too, and is given its names last.</summary>
    private static IEnumerable<string> Looked(ItemSet set, IEnumerable<Condition> ofSteps) => set.Items.SelectMany(NamesOf)
        .Concat(set.Tables.SelectMany(t => t.From.Names))
        .Concat(set.Rules.SelectMany(r => r.Must.Names))
        .Concat(ofSteps.SelectMany(c => c.Names));

    private static IEnumerable<string> NamesOf(FormItem item) => item.ShownWhen.SelectMany(s => s.Names)
        .Concat(item.RequiredWhen?.Names ?? [])
        .Concat(item is CalculatedItem calculated ? calculated.From.Names : [])
        .Concat(item is GroupItem group ? group.Row.Outside : []);

    /// <summary>What an item's being asked, or its value, hangs on.</summary>
    private static IEnumerable<string> Before(FormItem item) => item.ShownWhen.SelectMany(s => s.Names)
        .Concat(item is CalculatedItem calculated ? calculated.From.Names : [])
        .Concat(item is GroupItem group ? group.Row.Items.SelectMany(Before) : []);

    private List<(FormItem?, FormTable?)> Order(ItemSet set, HashSet<string> own)
    {
        var order = new List<(FormItem?, FormTable?)>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<string>();
        foreach (var id in set.Items.Select(i => i.Id).Concat(set.Tables.Select(t => t.Id))) Visit(id);
        return order;

        void Visit(string id)
        {
            if (done.Contains(id) || !own.Contains(id)) return;
            if (path.IndexOf(id) is >= 0 and var at)
            {
                var line = (set.Find(id)?.ShownWhen is [var first, ..] ? first.Line : null as int?) ?? set.Tables.FirstOrDefault(t => t.Id == id)?.From.Line ?? (set.Find(id) as CalculatedItem)?.From.Line ?? 1;
                findings.Mistake(line, $"'{id}' hangs on itself: {string.Join(" → ", path.Skip(at).Append(id))}", "Let one of them not look at the next");
                return;
            }

            path.Add(id);
            var item = set.Find(id);
            var table = set.Tables.FirstOrDefault(t => t.Id == id);
            foreach (var name in item is not null ? Before(item) : table!.From.Names)
                if (name != id || item is not GroupItem) Visit(name);
            path.RemoveAt(path.Count - 1);
            if (done.Add(id)) order.Add((item, table));
        }
    }

    private void Bind(Condition condition, Scope scope, string what)
    {
        if (Text(condition, what) is { } text && Made(text, condition.Line, scope, what) is { } formula) condition.Bind(formula);
    }

    private string? Text(Condition condition, string what)
    {
        if (condition.Shape.Table is not { } table) return condition.Shape.Formula;
        var tests = new List<string>();
        foreach (var (name, cell) in table)
        {
            var item = Find(all, name);
            if (item is null && all.Tables.All(t => t.Id != name)) findings.Mistake(condition.Line, $"{what} looks at '{name}', which the form does not ask", "Write an item's id");
            else if (Cells.Test(name, item, cell, out var stranger) is { } test) tests.Add(test);
            else findings.Mistake(condition.Line, $"'{stranger}' is none of the answers to '{name}'", "Write one of its answers, or a test such as \">= 2\"");
        }

        return tests.Count == table.Count ? string.Join(" and ", tests) : null;
    }

    private static FormItem? Find(ItemSet set, string name) =>
        set.Find(name) ?? set.Items.OfType<GroupItem>().Select(g => Find(g.Row, name)).FirstOrDefault(i => i is not null);

    private Formula? Made(string text, int line, Scope scope, string what)
    {
        foreach (var (name, word) in FormulaWords.Compared(text))
            if (Find(all, name) is SelectItem select && select.Options.All(o => o.Value != word))
                findings.Mistake(line, $"'{word}' is none of the answers to '{name}'", $"Write {string.Join(", ", select.Options.Select(o => $"\"{o.Value}\""))}");
        var parsed = Formula.Parse(text, scope);
        foreach (var mistake in parsed.Mistakes)
            findings.Mistake(line, $"{what} ({text}), at {mistake.Column}: {mistake.Sentence}", Mend(mistake.Code));
        return parsed.Formula;
    }

    private static string Mend(string code) => code switch
    {
        "feel.not-comparable" => "Compare like with like: a choice with \"its answer\", a number with a number, a day with date(\"2026-04-01\") or today(); a yes-no item stands alone, or as not(…)",
        "feel.unknown-name" or "feel.unknown-function" => "Write the id of an item or a table, or a function of FEEL: count, sum, min, max, floor, today, date, duration, list contains; a text stands in double quotes",
        "feel.not-addable" or "feel.no-operator" => "Days are moved by a time: today() - duration(\"P90D\"), duration(\"P2Y\")",
        _ => "Write it in FEEL over ids of items; a text stands in double quotes, and if has then and else",
    };
}
