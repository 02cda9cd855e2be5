using System.Globalization;
using System.Text.Json.Serialization;
using SmartLocal.Platform.Text;

namespace SmartLocal.Plan;

/// <summary>One value of one figure, for the table of a page, the CSV and the API alike.</summary>
/// <param name="Initiative">Number of the initiative; empty for figures beside the plan's.</param>
/// <param name="Figure">Id of the figure.</param>
/// <param name="Name">Its name.</param>
/// <param name="Series"><c>baseline</c>, <c>history</c>, <c>last-day</c>, <c>today</c> or <c>after-plan</c>, <c>part</c>, <c>not-counted</c>, <c>target</c>.</param>
/// <param name="Part">For a part: its code.</param>
/// <param name="Number">The value, unrounded; null where there is none or it is withheld.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Words">The plan's words, or why there is no value.</param>
/// <param name="From">First day of the period.</param>
/// <param name="Last">Its last day, the day of the stock, or the first of the month of the plan's statement.</param>
/// <param name="Origin">Where the value comes from.</param>
/// <param name="Standing">How the figure stands.</param>
internal sealed record PlanRow(
    string Initiative, string Figure, string Name, string Series, string? Part, decimal? Number, string Unit, [property: JsonIgnore] RichText? Words,
    DateOnly? From, [property: JsonIgnore] DateOnly? Last, ValueOrigin Origin, Standing Standing)
{
    /// <summary>The words without furigana.</summary>
    [JsonPropertyName("words")]
    public string? Said => Words?.Plain;

    /// <summary>A day, or a month where the plan names no day.</summary>
    public string? AsOf => Last?.ToString(Origin is ValueOrigin.Plan ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static IEnumerable<PlanRow> All(PlanReading reading, Text text) =>
        reading.Plan.Initiatives.SelectMany(i => i.Figures.Select(f => (Initiative: i.Id, Figure: f)))
            .Concat(reading.Plan.Beside.Select(f => (Initiative: "", Figure: f)))
            .SelectMany(f => Of(reading, f.Initiative, reading.Figures[f.Figure.Id], text));

    public static IEnumerable<PlanRow> Of(PlanReading reading, string initiative, FigureReading read, Text text)
    {
        var figure = read.Figure;
        var planned = initiative.Length > 0;
        if (planned) yield return FromPlan("baseline", figure.Baseline);
        foreach (var point in figure.History) yield return FromPlan("history", point);
        if (read.Then is { } then)
            foreach (var row in Counted("last-day", then)) yield return row;
        var now = reading.IsOver && planned ? "after-plan" : "today";
        if (read.Now is { } value)
            foreach (var row in Counted(now, value)) yield return row;
        else
            yield return Row(now, null, null, text["kit.figure.not-measured"], null, reading.Today, reading.Origin);
        if (planned) yield return FromPlan("target", figure.Target);

        PlanRow FromPlan(string series, Stated stated) => Row(series, null, stated.Value, Shown.Stated(text, stated), null, stated.AsOf, ValueOrigin.Plan);

        IEnumerable<PlanRow> Counted(string series, Value counted)
        {
            yield return Row(series, null, counted.Number, counted.Number is null ? text["plan.standing.nothing-to-count"] : null, counted.From, counted.AsOf, counted.Origin);
            foreach (var part in counted.Parts)
                yield return Row("part", part.Code, part.Number, part.Entries is null ? text["plan.withheld"] : null, counted.From, counted.AsOf, counted.Origin);
            if (counted.Apart is { } apart)
                yield return Row("not-counted", figure.Measure!.Apart!.Of, apart, text.Of(figure.Measure.Apart.Name), counted.From, counted.AsOf, counted.Origin);
        }

        PlanRow Row(string series, string? part, decimal? number, RichText? words, DateOnly? from, DateOnly? last, ValueOrigin origin) => new(
            initiative, figure.Id, text.Of(figure.Name).Plain, series, part, number,
            text["plan.unit." + (part is null || figure.Measure!.By is MeasureBy.Mean ? figure.Unit : FigureUnit.Item).Code()].Plain,
            words, from, last, origin, read.Standing);
    }
}
