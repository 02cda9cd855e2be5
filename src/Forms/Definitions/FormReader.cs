namespace SmartLocal.Forms;

/// <summary>Makes a form of one file's shape.</summary>
internal sealed class FormReader(Findings findings, Words words)
{
    // Pages of a draft that are no steps.
    private static readonly string[] Taken = ["confirm", "saved", "resume", "files", "exit", "moved", "paper", "sign"];

    public FormDefinition Read(ProcedureShape procedure)
    {
        if (procedure.Form is not { } form) return FormDefinition.Nothing;
        var line = form.Line;
        if (form.Value.Steps is []) findings.Mistake(line, "The form has no steps", "Write form: steps: with at least one step");
        var shape = form.Value;
        var steps = shape.Steps.Select(Step).ToArray();
        Twice(line, "step", steps.Select(s => s.Id));
        Twice(line, "name", [.. steps.SelectMany(s => s.Items).SelectMany(Names), .. shape.Tables.Select(t => t.Value.Id ?? "")]);
        // With an id twice there is no form to make; the findings say so.
        if (findings.Mistaken) return FormDefinition.Nothing;

        var rules = shape.Rules.Select(r => Rule(r)).ToArray();
        var tables = new TableReader(findings, steps.SelectMany(s => s.Items).ToDictionary(i => i.Id, StringComparer.Ordinal));
        var read = new FormDefinition(steps, rules, [.. shape.Tables.Select(tables.Read)]);
        if (!findings.Mistaken) new RuleReader(findings, read.All).Read(read);
        return findings.Mistaken ? FormDefinition.Nothing : read;
    }

    private static IEnumerable<string> Names(FormItem item) => item is GroupItem group ? group.Row.Items.SelectMany(Names).Prepend(item.Id) : [item.Id];

    private FormStep Step(Lined<StepShape> lined)
    {
        var (step, line) = (lined.Value, lined.Line);
        var id = findings.Kebab(step.Id, line, "The id of the step");
        if (Taken.Contains(id)) findings.Mistake(line, $"A step can't be called '{id}'", "The address is taken; write another id");
        BlockShape? block = null;
        if (step.Use is { } name && (block = words.Block(name)) is null)
            findings.Mistake(line, $"The vocabulary has no block '{name}'", "Write title and items, or add the block to vocabulary.yaml");
        if (step.Items.Count == 0 && step.Use is null) findings.Mistake(line, $"The step '{id}' asks nothing", "Write at least one item");

        var items = new List<FormItem>();
        var reader = new ItemReader(findings, words);
        if (block is not null) items.AddRange(reader.Block(block, line));
        foreach (var item in step.Items) items.AddRange(reader.Read(item));
        var shown = step.Show is { } show ? new Condition(show.Value, show.Line) : null;
        return new FormStep(
            id,
            findings.Text(step.Title ?? block?.Title, line, $"The title of the step '{id}'"),
            findings.OptionalText(step.Lead ?? block?.Lead, $"The lead of the step '{id}'"),
            shown is null ? items : [.. items.Select(i => i.OnlyWhen(shown))])
        {
            ShownWhen = shown,
            Exits = [.. step.Exits.Select(e => Exit(e, id))],
        };
    }

    private FormExit Exit(Lined<ExitShape> lined, string step)
    {
        if (lined.Value.When is null) findings.Mistake(lined.Line, $"The exit of the step '{step}' does not say for whom", "Write when: a condition");
        if (lined.Value.Href is { } href && !href.StartsWith('/') && !href.StartsWith("https://", StringComparison.Ordinal))
            findings.Mistake(lined.Line, $"'{href}' leads nowhere", "Write /procedures/… or https://…");
        return new FormExit(
            new Condition(lined.Value.When?.Value ?? new ConditionShape(), lined.Value.When?.Line ?? lined.Line),
            findings.Text(lined.Value.Says, lined.Line, $"What the exit of the step '{step}' says"), lined.Value.Href);
    }

    private FormRule Rule(Lined<RuleShape> lined) => RuleOf(findings, lined);

    /// <summary>A rule of the form, or of the rows of a group.</summary>
    public static FormRule RuleOf(Findings findings, Lined<RuleShape> lined)
    {
        if (lined.Value.Must is null) findings.Mistake(lined.Line, "The rule says nothing that must hold", "Write must: a condition");
        if (string.IsNullOrWhiteSpace(lined.Value.At)) findings.Mistake(lined.Line, "The rule does not say which item shows it", "Write at: an item's id");
        return new FormRule(
            new Condition(lined.Value.Must?.Value ?? new ConditionShape(), lined.Value.Must?.Line ?? lined.Line),
            lined.Value.At ?? "", findings.Text(lined.Value.Says, lined.Line, "What the rule says"));
    }

    private void Twice(int line, string what, IEnumerable<string> ids)
    {
        foreach (var twice in ids.GroupBy(i => i, StringComparer.Ordinal).Where(g => g.Count() > 1))
            findings.Mistake(line, $"The {what} '{twice.Key}' stands twice", "Give each its own id");
    }
}
