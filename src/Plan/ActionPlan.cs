using SmartLocal.Platform.Text;

namespace SmartLocal.Plan;

/// <summary>A digital action plan of the city, as its folder states it. Everything in it has the origin <see cref="ValueOrigin.Plan"/>.</summary>
public sealed record ActionPlan(
    string Id, LocalText Name, LocalText Source, DateOnly From, DateOnly Until,
    IReadOnlyList<Change> Changes, IReadOnlyList<Initiative> Initiatives, IReadOnlyList<Figure> Beside, IReadOnlyList<Result> Results)
{
    /// <summary>Whether the plan's last day has passed: values from then on are "after the plan".</summary>
    public bool IsOver(DateOnly today) => today > Until;

    /// <summary>The initiative with this number, or the one to which the figure with this id belongs.</summary>
    public Initiative? Find(string id) => Initiatives.FirstOrDefault(i => i.Id == id || i.Figures.Any(f => f.Id == id));
}

/// <summary>One of the three changes.</summary>
public sealed record Change(int Number, LocalText Name, LocalText Aim);

/// <summary>A numbered initiative (取組) with its figures: one, or two where the plan sets two targets.</summary>
public sealed record Initiative(
    string Id, int Change, LocalText Name, LocalText? Effect, string Module, string Screen, IReadOnlyList<Figure> Figures);

/// <summary>What is counted, and what the plan says of it. Without a measure nothing here counts it yet.</summary>
public sealed record Figure(
    string Id, LocalText Name, FigureKind Kind, FigureUnit Unit, int Decimals, bool AtMost, Stated Baseline, Stated Target, FigureDefinition Definition, Measure? Measure)
{
    /// <summary>Earlier points that stand in the plan's text. Never joined with counted values.</summary>
    public IReadOnlyList<Stated> History { get; init; } = [];
}

/// <summary>The points on which a figure is honest. A null one has nothing to say.</summary>
public sealed record FigureDefinition(LocalText Counted, LocalText? Denominator, LocalText? Source, LocalText? NotCounted, LocalText? Doubts);

/// <summary>What the plan states.</summary>
/// <param name="Text">In the plan's words; null where the plan's text doesn't hold it.</param>
/// <param name="Value">The number, where it can be drawn on one scale with the figure.</param>
/// <param name="AsOf">Month of the statement, its first day.</param>
public sealed record Stated(LocalText? Text, decimal? Value, DateOnly? AsOf);

/// <summary>A figure of the plan before, with what came of it.</summary>
public sealed record Result(LocalText Name, LocalText From, LocalText Target, LocalText Reached, bool Met, LocalText? Remark);

/// <summary>How this system comes to the value.</summary>
/// <param name="By">Which way.</param>
/// <param name="Of">Which facts: the name under which modules give them, the same for every city.</param>
/// <param name="Parts">For a share: the parts that make the numerator.</param>
/// <param name="Apart">What does not belong here and is counted beside it, or null.</param>
/// <param name="OfPersons">Whether parts under ten are withheld: they would speak of persons.</param>
public sealed record Measure(MeasureBy By, string Of, IReadOnlyList<string> Parts, Apart? Apart, bool OfPersons);

/// <summary>What looks like the figure and is not: decisions on applications beside those of the city's own initiative.</summary>
public sealed record Apart(string Of, LocalText Name);

/// <summary>The plan's three kinds of figures.</summary>
public enum FigureKind
{
    /// <summary>S: how many on a date.</summary>
    Stock,

    /// <summary>F: how many in a period.</summary>
    Flow,

    /// <summary>M: reached by evidence, without a percentage.</summary>
    Milestone,
}

/// <summary>How a value is come to.</summary>
public enum MeasureBy
{
    /// <summary>A stock that a module knows.</summary>
    Stock,

    /// <summary>The number of entries in the fiscal year.</summary>
    Count,

    /// <summary>The entries of some parts as a percentage of all.</summary>
    Share,

    /// <summary>The mean of the entries' number.</summary>
    Mean,
}

/// <summary>Units, each with its word in the text files.</summary>
public enum FigureUnit
{
    /// <summary>%.</summary>
    Percent,

    /// <summary>件.</summary>
    Item,

    /// <summary>手続.</summary>
    Procedure,

    /// <summary>課.</summary>
    Office,

    /// <summary>か所.</summary>
    Place,

    /// <summary>時間.</summary>
    Hour,

    /// <summary>業務.</summary>
    Task,

    /// <summary>人.</summary>
    Person,

    /// <summary>枚.</summary>
    Sheet,

    /// <summary>日 (開庁日).</summary>
    BusinessDay,

    /// <summary>回.</summary>
    Time,
}

/// <summary>Where a value comes from. Simulated never mixes with another.</summary>
public enum ValueOrigin
{
    /// <summary>Counted from this system's journal.</summary>
    Operated,

    /// <summary>From a file or table, with publisher and date.</summary>
    Imported,

    /// <summary>A person's statement with its document.</summary>
    Reported,

    /// <summary>The plan's own statement.</summary>
    Plan,

    /// <summary>Counted in a demo, training or simulated folder.</summary>
    Simulated,
}
