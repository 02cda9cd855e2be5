using SmartLocal.Platform.Text;

namespace SmartLocal.Plan;

/// <summary>The plan as machines read it: every value is a row with its origin, unrounded.</summary>
internal sealed record PlanDocument(
    string Plan, string Name, string Source, DateOnly From, DateOnly Until, DateOnly Today, ValueOrigin FolderOrigin, string Notice, IReadOnlyList<PlanRow> Rows)
{
    public static PlanDocument Of(PlanReading reading, Text text) => new(
        reading.Plan.Id, text.Of(reading.Plan.Name).Plain, text.Of(reading.Plan.Source).Plain, reading.Plan.From, reading.Plan.Until, reading.Today, reading.Origin,
        text["plan.notice." + reading.Origin.Code()].Plain, [.. PlanRow.All(reading, text)]);
}
