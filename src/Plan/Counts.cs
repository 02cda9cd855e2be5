namespace SmartLocal.Plan;

/// <summary>What was counted in a period, and how a figure's value comes of it.</summary>
internal sealed record Counts(Period Period, IReadOnlyList<CountedPart> All)
{
    /// <summary>Below this many persons a part is not shown to the public: it could be told who they are.</summary>
    public const long FewestPersons = 10;

    /// <summary>The figure's value; its number is null where there was nothing to count.</summary>
    public Value Of(Figure figure, ValueOrigin origin)
    {
        var measure = figure.Measure!;
        var parts = All.Where(p => p.Figure == measure.Of).ToList();
        var entries = parts.Sum(p => p.Entries);
        decimal? number = measure.By switch
        {
            MeasureBy.Count => entries,
            _ when entries == 0 => null,
            MeasureBy.Share => 100m * parts.Where(p => measure.Parts.Contains(p.Dimension)).Sum(p => p.Entries) / entries,
            MeasureBy.Mean => (decimal)parts.Sum(p => p.Total) / entries,
            _ => null,
        };
        long? apart = measure.Apart is { } other ? All.Where(p => p.Figure == other.Of).Sum(p => p.Entries) : null;
        var split = parts.Where(p => p.Dimension != FigureCount.Whole).ToList();
        return new Value(number, entries, origin, Period.From, Period.Until, Shown(split, measure), apart);
    }

    /// <summary>A part that would be the only one withheld could be told by taking the others from the whole: then the next goes too.</summary>
    private static List<Part> Shown(List<CountedPart> parts, Measure measure)
    {
        var withheld = measure.OfPersons ? parts.Where(p => p.Entries < FewestPersons).Select(p => p.Dimension).ToHashSet() : [];
        if (withheld.Count == 1 && parts.Count > 1)
            withheld.Add(parts.Where(p => !withheld.Contains(p.Dimension)).MinBy(p => p.Entries)!.Dimension);
        return [.. parts.Select(p => withheld.Contains(p.Dimension)
            ? new Part(p.Dimension, null, null)
            : new Part(p.Dimension, p.Entries, measure.By is MeasureBy.Mean ? (decimal)p.Total / p.Entries : p.Entries))];
    }
}
