using SmartLocal.Platform.PlanFacts;

namespace SmartLocal.Plan;

/// <summary>The plan and all its figures as they stand today.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Today">The day of the reading.</param>
/// <param name="Origin">The origin of every counted value: one data folder has one.</param>
/// <param name="Since">From which day this system has recorded anything; null when nothing yet.</param>
/// <param name="Figures">By id of the figure.</param>
public sealed record PlanReading(
    ActionPlan Plan, DateOnly Today, ValueOrigin Origin, DateOnly? Since, IReadOnlyDictionary<string, FigureReading> Figures)
{
    /// <summary>Whether the plan's last day has passed.</summary>
    public bool IsOver => Plan.IsOver(Today);

    /// <summary>How many initiatives have at least one figure that is measured here.</summary>
    public int MeasuredInitiatives => Plan.Initiatives.Count(i => i.Figures.Any(f => Figures[f.Id].IsMeasured));
}

/// <summary>One figure as it stands.</summary>
/// <param name="Figure">What is counted.</param>
/// <param name="Standing">Its standing against the target.</param>
/// <param name="Then">The value on the plan's last day, once that has passed and where this system can know it.</param>
/// <param name="Now">The value today; after the plan's last day it is "after the plan".</param>
/// <param name="Items">What makes the stock of today.</param>
public sealed record FigureReading(Figure Figure, Standing Standing, Value? Then, Value? Now, IReadOnlyList<StockItem> Items)
{
    /// <summary>Whether a module of this house measures it.</summary>
    public bool IsMeasured => Now is not null || Then is not null;
}

/// <summary>A counted value, of one origin.</summary>
/// <param name="Number">Unrounded; null where there was nothing to count.</param>
/// <param name="Entries">How many it rests on.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="From">For what happens in a period: its first day.</param>
/// <param name="AsOf">Its last day, or the day of the stock.</param>
/// <param name="Parts">By channel or the like.</param>
/// <param name="Apart">How many were seen in the same period that do not belong to the figure; null where nothing is told apart.</param>
public sealed record Value(
    decimal? Number, long Entries, ValueOrigin Origin, DateOnly? From, DateOnly AsOf, IReadOnlyList<Part> Parts, long? Apart);

/// <summary>A part of a value. Its numbers are null where they are withheld because they are small.</summary>
public sealed record Part(string Code, long? Entries, decimal? Number);
