using System.Text.Json;
using SmartLocal.Kernel;
using SmartLocal.Platform.Data;

namespace SmartLocal.Platform.Jobs;

/// <summary>A job that is queued by the clock, as the code has it. A city's <c>schedules.yaml</c> may give it another timetable.</summary>
internal abstract record Schedule(string Name, Timetable Usual)
{
    public abstract Job New(JobId id, Instant now);
}

internal sealed record Schedule<TJob>(Timetable Usual) : Schedule(TJob.Kind.Name, Usual) where TJob : IJob, new()
{
    public override Job New(JobId id, Instant now) =>
        Job.New(id, TJob.Kind, JsonSerializer.Serialize(new TJob(), CityJson.Options), null, now, now);
}

/// <summary>When a schedule is due next.</summary>
internal sealed class ScheduleRow
{
    public required string Name { get; init; }

    /// <summary>By which timetable <see cref="Next"/> was worked out.</summary>
    public required string Timetable { get; set; }

    /// <summary>Null while it is off.</summary>
    public Instant? Next { get; set; }

    public Instant? Last { get; set; }

    /// <summary>The job of its last time.</summary>
    public JobId? LastJob { get; set; }
}
