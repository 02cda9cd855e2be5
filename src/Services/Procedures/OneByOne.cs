using SmartLocal.Forms;

namespace SmartLocal.Procedures;

/// <summary>One question at a time: the same form with a question, or a row of a group, on each page. For phones, for the kiosk, for whoever is lost on a long page.</summary>
internal sealed class OneByOne
{
    private readonly List<Question> questions = [];

    private OneByOne(FilledForm filled)
    {
        foreach (var step in filled.Steps)
        {
            // What is only said stands before the question that it is said of.
            var said = new List<FormItem>();
            foreach (var item in step.Items.Where(filled.All.IsShown))
            {
                said.Add(item);
                if (item is SaidItem) continue;
                questions.Add(new Question(step, item, said));
                said = [];
            }

            if (said.Count == 0) continue;
            if (questions is [.., var last] && last.Step == step) questions[^1] = last with { Items = [.. last.Items, .. said] };
            else questions.Add(new Question(step, said[^1], said));
        }
    }

    public static OneByOne Of(FilledForm filled) => new(filled);

    public int Count => questions.Count;

    public int PlaceOf(Question question) => questions.FindIndex(q => q.Asked == question.Asked);

    /// <summary>The question at a place in a step, a row of a group included; the first of the step where the place is none.</summary>
    public Question? At(FormStep step, string? at)
    {
        var id = at?.Split('.')[0];
        return questions.Find(q => q.Step == step && q.Asked.Id == id) ?? questions.Find(q => q.Step == step);
    }

    public Question? After(Question question) => PlaceOf(question) is >= 0 and var at && at + 1 < Count ? questions[at + 1] : null;

    public Question? Before(Question question) => PlaceOf(question) is > 0 and var at ? questions[at - 1] : null;
}

/// <summary>A question on a page of its own.</summary>
/// <param name="Step">The step that it belongs to.</param>
/// <param name="Asked">What is asked.</param>
/// <param name="Items">That, with what is said before it.</param>
internal sealed record Question(FormStep Step, FormItem Asked, IReadOnlyList<FormItem> Items)
{
    /// <summary>The step with this question alone.</summary>
    public FormStep Scope => Step with { Items = Items };

    /// <summary>Its address. A group that has no row yet and must have one begins with its first.</summary>
    public StepAddress Address(Typed typed) => new(Step.Id) { At = Asked is GroupItem { Required: true } group && typed.RowsOf(group.Id).Count == 0 ? group.Id + ".0" : Asked.Id };
}
