using SmartLocal.Feel;

namespace SmartLocal.Forms;

/// <summary>
/// A condition over the answers, in FEEL. It is written in one place of the file and may name what stands in a later one, so its
/// formula is made when all names are known. An answer that is absent is null; what is neither true nor false holds not.
/// </summary>
public sealed class Condition
{
    private Formula? formula;

    internal Condition(ConditionShape shape, int line) => (Shape, Line) = (shape, line);

    /// <summary>The condition as the file has it: in FEEL, or as a table of names.</summary>
    public string Written => Shape.ToString();

    internal ConditionShape Shape { get; }

    /// <summary>Its line in the file.</summary>
    public int Line { get; }

    internal bool IsBound => formula is not null;

    internal Formula Formula => formula ?? throw new InvalidOperationException($"The condition '{Written}' has no names yet");

    /// <summary>The names of items and tables that it looks at.</summary>
    internal IReadOnlyList<string> Names => formula?.Names ?? [];

    internal void Bind(Formula made) => formula = made;

    /// <summary>Whether it is true, whatever the answers are that are asked and not given yet.</summary>
    internal bool Holds(Facts facts, FeelClock clock) => Formula.Known(facts, clock) is { IsTrue: true };
}

/// <summary>Formulas over answers of which some are not given yet.</summary>
internal static class Formulas
{
    /// <summary>The value, where it is the same whatever the unknown answers are; null where it hangs on them.</summary>
    public static FeelValue? Known(this Formula formula, Facts facts, FeelClock clock) =>
        facts.UnknownCount == 0 ? (FeelValue?)formula.Evaluate(facts, clock) : formula.Suppose(facts, clock) is { IsKnown: true } outcome ? (FeelValue?)outcome.Value : null;
}

/// <summary>A value reckoned from the answers, in FEEL; null where an answer that it needs is absent.</summary>
public sealed class Calculation
{
    private Formula? formula;

    internal Calculation(string text, int line) => (Text, Line) = (text, line);

    /// <summary>The formula in FEEL.</summary>
    public string Text { get; }

    internal int Line { get; }

    internal Formula Formula => formula ?? throw new InvalidOperationException($"The formula '{Text}' has no names yet");

    internal IReadOnlyList<string> Names => formula?.Names ?? [];

    internal void Bind(Formula made) => formula = made;
}
