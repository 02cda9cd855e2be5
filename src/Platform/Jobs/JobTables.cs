using Microsoft.EntityFrameworkCore;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Jobs;

internal sealed class JobTables : ITables
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<Job>(job =>
        {
            job.ToTable("jobs_job").HasKey(j => j.Id);
            job.Ignore(j => j.IsSettled);
            job.HasIndex(j => new { j.Due, j.Kind }, "jobs_job_due"); // what a node takes next; settled ones have no due
            job.HasIndex(j => new { j.State, j.At }, "jobs_job_state"); // the staff's lists, the latest first
            job.HasIndex(j => new { j.SettledOn, j.State }, "jobs_job_settled"); // the counts of each day, and what is forgotten
        });
        model.Entity<ScheduleRow>(schedule => schedule.ToTable("jobs_schedule").HasKey(s => s.Name));
    }
}
