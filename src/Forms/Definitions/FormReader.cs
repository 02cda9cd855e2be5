namespace SmartLocal.Forms;

/// <summary>Makes a form of one file's shape.</summary>
internal sealed class FormReader(Findings findings)
{
    // Pages of a draft that are no steps.
    private static readonly string[] Taken = ["confirm", "saved", "resume", "files"];

    public FormDefinition Read(Lined<FormShape>? form)
    {
        if (form is null or { Value.Steps: [] }) findings.Mistake(form?.Line ?? 1, "The form has no steps", "Write form: steps: with at least one step");
        var steps = (form?.Value.Steps ?? []).Select(Step).ToArray();
        Twice(form?.Line ?? 1, "step", steps.Select(s => s.Id));
        Twice(form?.Line ?? 1, "item", steps.SelectMany(s => s.Items).Select(i => i.Id));
        // With an id twice there is no form to make; the findings say so.
        return findings.Mistaken ? new FormDefinition([]) : new FormDefinition(steps);
    }

    private FormStep Step(Lined<StepShape> lined)
    {
        var (step, line) = (lined.Value, lined.Line);
        var id = findings.Kebab(step.Id, line, "The id of the step");
        if (Taken.Contains(id)) findings.Mistake(line, $"A step can't be called '{id}'", "The address is taken; write another id");
        if (step.Items.Count == 0) findings.Mistake(line, $"The step '{id}' asks nothing", "Write at least one item");
        return new FormStep(
            id,
            findings.Text(step.Title, line, $"The title of the step '{id}'"),
            findings.OptionalText(step.Lead, $"The lead of the step '{id}'"),
            [.. step.Items.Select(i => new ItemReader(findings, i).Read())]);
    }

    private void Twice(int line, string what, IEnumerable<string> ids)
    {
        foreach (var twice in ids.GroupBy(i => i, StringComparer.Ordinal).Where(g => g.Count() > 1))
            findings.Mistake(line, $"The {what} '{twice.Key}' stands twice", "Give each its own id");
    }
}
