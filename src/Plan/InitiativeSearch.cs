using SmartLocal.Kernel;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Search;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Plan;

/// <summary>Finds the initiatives of the plan by their names, what they are for, and what is counted of them.</summary>
internal sealed class InitiativeSearch(PlanInForce plans, TimeProvider clock) : ISearchSource
{
    public int Order => 60;

    public string Kind => "initiatives";

    public string TitleKey => "plan.menu";

    public Task<SearchFound> Find(CityContext db, SearchWords sought, CancellationToken ct) => Task.FromResult(new SearchFound(
    [
        .. (plans.On(clock.TodayInTokyo())?.Initiatives ?? [])
            .Where(i => sought.IsIn(SearchWords.Folded([i.Name, i.Effect, .. i.Figures.Select(f => f.Name)], [])))
            .Select(i => new SearchHit(i.Name, i.Effect, $"/plan/{i.Id}")),
    ]));
}
