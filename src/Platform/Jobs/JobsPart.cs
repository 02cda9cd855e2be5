using Microsoft.AspNetCore.Routing;
using SmartLocal.Platform.Modules;
using SmartLocal.Platform.Sockets;

namespace SmartLocal.Platform.Jobs;

/// <summary>Work in the background.</summary>
internal sealed class JobsPart : Part
{
    public override void Configure(ModuleBuilder platform) => platform
        .Tables<JobTables>()
        .Entry<JobReplayed>()
        .Entry<JobCancelled>()
        .Job<ForgetJobs, JobForgetting>("daily 03:00")
        .Menu(MenuSide.Staff, 84, "jobs.menu", "/staff/jobs", JobRight.Operate);

    public override void Map(IEndpointRouteBuilder routes)
    {
        JobsPages.Map(routes);
        JobsApi.Map(routes);
    }
}
