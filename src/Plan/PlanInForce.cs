namespace SmartLocal.Plan;

/// <summary>The plans of the release in force.</summary>
internal sealed class PlanInForce
{
    private volatile IReadOnlyList<ActionPlan> plans = [];

    /// <summary>The plan that runs on the day; else the one that ended last; else the first to come; null where there is none.</summary>
    public ActionPlan? On(DateOnly day) =>
        plans.Where(p => p.From <= day && day <= p.Until).MaxBy(p => p.From)
        ?? plans.Where(p => p.Until < day).MaxBy(p => p.Until)
        ?? plans.MinBy(p => p.From);

    public void Take(IReadOnlyList<ActionPlan> taken) => plans = taken;
}
