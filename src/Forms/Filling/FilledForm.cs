using SmartLocal.Feel;
using SmartLocal.Kernel;

namespace SmartLocal.Forms;

/// <summary>
/// A form as somebody has filled it in so far, worked out once: what is asked at all, what must be answered, which answers stand and
/// what is wrong with the others.
/// </summary>
public sealed class FilledForm
{
    private readonly FormDefinition form;
    private readonly FilledSet all;
    private readonly FeelClock clock;
    private readonly bool[] shownSteps;

    private FilledForm(FormDefinition form, FilledSet all, FeelClock clock, bool[] shownSteps) =>
        (this.form, this.all, this.clock, this.shownSteps) = (form, all, clock, shownSteps);

    /// <summary>Works out what was typed.</summary>
    public static FilledForm Of(FormDefinition form, Typed typed, Reading reading) => Of(form, new Filling(typed, reading), reading.Today);

    /// <summary>Works out what was read already: what was asked, by the answers that stand, on the day on which they were given.</summary>
    public static FilledForm Of(FormDefinition form, Answers answers, DateOnly day) => Of(form, new Filling(answers), day);

    /// <summary>
    /// Works out a form of which somebody puts some answers right (補正): those are read from what she typed, and every other answer
    /// stands as it was given, whatever day it is by now.
    /// </summary>
    /// <param name="form">The form under which the answers were given.</param>
    /// <param name="standing">The answers as they stand.</param>
    /// <param name="given">The day on which they were given: what conditions call today.</param>
    /// <param name="asked">Ids of the items that she puts right.</param>
    /// <param name="typed">What she typed for them.</param>
    /// <param name="reading">What it is read against.</param>
    public static FilledForm Corrected(FormDefinition form, Answers standing, DateOnly given, IReadOnlySet<string> asked, Typed typed, Reading reading) =>
        Of(form, new Filling(standing, asked, typed, reading), given);

    private static FilledForm Of(FormDefinition form, Filling from, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(form);
        var day = DayClock.On(today);
        var facts = form.All.HasRules ? form.All.Scope.NewFacts() : null;
        var filled = FilledSet.Of(form.All, from, day, facts);
        filled.Settle(day);
        var shown = new bool[form.Steps.Count];
        for (var i = 0; i < shown.Length; i++) shown[i] = form.Steps[i].ShownWhen?.Holds(facts!, day) ?? true;
        return new FilledForm(form, filled, day, shown);
    }

    /// <summary>What is asked of the form, and of each row.</summary>
    public FilledSet All => all;

    /// <summary>Whether the step is asked.</summary>
    public bool IsShown(FormStep step)
    {
        for (var i = 0; i < shownSteps.Length; i++)
            if (ReferenceEquals(form.Steps[i], step)) return shownSteps[i] && step.Items.Any(i => all.IsShown(i));
        return false;
    }

    /// <summary>The steps that are asked, in their order.</summary>
    public IEnumerable<FormStep> Steps => form.Steps.Where(IsShown);

    /// <summary>The first early end that the answers of the step lead to, or null.</summary>
    public FormExit? ExitOf(FormStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        foreach (var exit in step.Exits)
            if (exit.When.Holds(all.Facts!, clock)) return exit;
        return null;
    }

    /// <summary>The first early end of all steps that are asked, or null.</summary>
    public FormExit? Exit => Steps.Select(ExitOf).FirstOrDefault(e => e is not null);

    /// <summary>The value of a formula over the answers; none where it hangs on answers that are missing.</summary>
    public FeelValue Value(Calculation calculation)
    {
        ArgumentNullException.ThrowIfNull(calculation);
        return calculation.Formula.Known(all.Facts ?? form.All.Scope.NewFacts(), clock) ?? default;
    }

    /// <summary>The answers that can be read so far, whatever is missing or wrong beside them.</summary>
    public Answers Standing => all.Answers(null);

    /// <summary>The answers to the whole form, or what is wrong with them: first of all that she who answers so does not need it.</summary>
    public Result<Answers> Read() => Exit is { } exit ? FormRefusals.NotNeeded.Because(("says", exit.Says)) : Read(null);

    /// <summary>The answers of one step, or what is wrong with them.</summary>
    public Result<Answers> Read(FormStep? step)
    {
        var wrong = new List<Refusal>();
        all.Judge(clock, step is null ? null : step.Items.Select(i => i.Id).ToHashSet(StringComparer.Ordinal), "", wrong);
        if (wrong.Count > 0) return FormRefusals.Incomplete.Because(("count", wrong.Count)) with { Parts = wrong };
        return all.Answers(step?.Items);
    }
}
