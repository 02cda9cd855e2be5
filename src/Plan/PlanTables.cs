using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;

namespace SmartLocal.Plan;

internal sealed class PlanTables : ITables
{
    public void Configure(ModelBuilder model) =>
        model.Entity<FigureCount>(count => count.ToTable("plan_count").HasKey(c => new { c.Figure, c.Day, c.Dimension }));
}
