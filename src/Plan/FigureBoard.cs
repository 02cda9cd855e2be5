using Microsoft.EntityFrameworkCore;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.PlanFacts;

namespace SmartLocal.Plan;

/// <summary>Reads the figures of the plan in force as they stand today and as they stood on the plan's last day.</summary>
internal sealed class FigureBoard(
    PlanInForce inForce, IEnumerable<PlanFact> stated, IEnumerable<IPlanStock> stocks, DataFolder folder, TimeProvider clock)
{
    /// <summary>The figure whose first day is the day from which this system knows anything.</summary>
    public const string MeasuringSince = "measuring-since";

    private const int MostParts = 5000;

    private readonly HashSet<string> counted = stated.Select(f => f.Figure).ToHashSet();
    private readonly Dictionary<string, IPlanStock> stockOf = stocks.ToDictionary(s => s.Figure);

    private ValueOrigin Origin => folder.Origin is Platform.Data.Origin.Simulated ? ValueOrigin.Simulated : ValueOrigin.Operated;

    /// <summary>Whether a module of this house gives the figure its facts.</summary>
    public bool Measures(Figure figure) => figure.Measure is { } measure
        && (measure.By is MeasureBy.Stock ? stockOf.ContainsKey(measure.Of) : counted.Contains(measure.Of));

    /// <summary>All figures of the plan in force; null while the city's folder has no plan.</summary>
    public async Task<PlanReading?> Read(CityContext db, CancellationToken ct)
    {
        var today = clock.TodayInTokyo();
        if (inForce.On(today) is not { } plan) return null;
        var since = await db.Set<FigureCount>().Where(c => c.Figure == MeasuringSince).MinAsync(c => (DateOnly?)c.Day, ct);
        var now = await Counts(db, new(FiscalYear.Of(today).First, today), since, ct);
        var then = plan.IsOver(today) ? await Counts(db, new(FiscalYear.Of(plan.Until).First, plan.Until), since, ct) : null;
        var readings = new Dictionary<string, FigureReading>(StringComparer.Ordinal);
        foreach (var figure in plan.Initiatives.SelectMany(i => i.Figures).Concat(plan.Beside))
            readings.Add(figure.Id, await Read(db, plan, figure, now, then, ct));
        return new PlanReading(plan, today, Origin, since, readings);
    }

    private async Task<FigureReading> Read(CityContext db, ActionPlan plan, Figure figure, Counts? now, Counts? then, CancellationToken ct)
    {
        if (!Measures(figure)) return new(figure, figure.Target.Text is null ? Standing.TargetNotGiven : Standing.NotMeasured, null, null, []);
        var (valueNow, items) = await Value(db, figure, now, ct);
        var (valueThen, _) = await Value(db, figure, then, ct);
        var over = then is not null || plan.IsOver(clock.TodayInTokyo());
        return new(figure, Standings.Judge(figure, over, valueThen?.Number, valueNow?.Number is not null), valueThen, valueNow, items);
    }

    private async Task<(Value? Value, IReadOnlyList<StockItem> Items)> Value(CityContext db, Figure figure, Counts? counts, CancellationToken ct)
    {
        if (counts is null) return (null, []);
        if (figure.Measure!.By is not MeasureBy.Stock) return (counts.Of(figure, Origin), []);
        var stock = await stockOf[figure.Measure.Of].Count(db, counts.Period.Until, ct);
        return stock is null
            ? (null, [])
            : (new Value(stock.Number, stock.Number, Origin, null, counts.Period.Until, [], null), stock.Items);
    }

    private static async Task<Counts?> Counts(CityContext db, Period period, DateOnly? since, CancellationToken ct)
    {
        // Before the first release nothing was recorded: a zero would be a lie.
        if (since is not { } first || first > period.Until) return null;
        var rows = await db.Set<FigureCount>()
            .Where(c => c.Day >= period.From && c.Day <= period.Until)
            .GroupBy(c => new { c.Figure, c.Dimension })
            .OrderBy(g => g.Key.Figure).ThenBy(g => g.Key.Dimension).Take(MostParts)
            .Select(g => new CountedPart(g.Key.Figure, g.Key.Dimension, g.Sum(c => c.Entries), g.Sum(c => c.Total))).ToListAsync(ct);
        return new Counts(first > period.From ? period with { From = first } : period, rows);
    }
}

/// <summary>From one day to another, both included.</summary>
internal sealed record Period(DateOnly From, DateOnly Until);

/// <summary>What was counted of one part of a figure in a period.</summary>
internal sealed record CountedPart(string Figure, string Dimension, long Entries, long Total);
