using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Platform.Releases;

namespace SmartLocal.Platform.Jobs;

/// <summary>Registers the work in the background.</summary>
internal static class JobSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton<JobSignal>()
        .AddSingleton<JobLines>()
        .AddSingleton<JobBoard>()
        .AddSingleton<JobLeasing>()
        .AddSingleton<JobWorker>()
        .AddHostedService(s => s.GetRequiredService<JobWorker>())
        .AddSingleton<Schedules>()
        .AddSingleton<IReleasePart>(s => s.GetRequiredService<Schedules>())
        .AddSingleton<Timekeeper>()
        .AddHostedService(s => s.GetRequiredService<Timekeeper>());
}
