using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.PlanFacts;
using SmartLocal.Procedures.Contracts;

namespace SmartLocal.Procedures;

/// <summary>How many procedures can be submitted today, for the plan. Of other days the release in force knows nothing.</summary>
internal sealed class ProceduresOnline(ProcedureCatalogue catalogue, TimeProvider clock) : IPlanStock
{
    public string Figure => "procedures-online";

    public ValueTask<StockValue?> Count(CityContext db, DateOnly day, CancellationToken ct)
    {
        if (day != clock.TodayInTokyo()) return ValueTask.FromResult<StockValue?>(null);
        var open = catalogue.Submittable(day);
        return ValueTask.FromResult<StockValue?>(
            new(open.Count, [.. open.Select(p => new StockItem(p.Code, p.Name, $"/procedures/{p.Id}"))]));
    }
}
