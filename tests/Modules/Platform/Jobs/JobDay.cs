using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmartLocal.Kernel;
using SmartLocal.Modules.Tests.World;
using SmartLocal.Platform.Acts;
using SmartLocal.Platform.Data;
using SmartLocal.Platform.Jobs;
using SmartLocal.Platform.Journal;

namespace SmartLocal.Modules.Tests.Platform.Jobs;

/// <summary>Ome with jobs that do what a test tells them. The host's own worker and timekeeper rest, so that a test goes round by round.</summary>
public sealed class JobDay : IAsyncLifetime
{
    public Ome Ome { get; } = new();

    internal Errands Errands { get; private set; } = null!;

    internal JobWorker Worker => Ome.Get<JobWorker>();

    internal JobLeasing Leasing => Ome.Get<JobLeasing>();

    internal Timekeeper Timekeeper => Ome.Get<Timekeeper>();

    public async Task InitializeAsync()
    {
        Ome.Adjust = builder =>
        {
            builder.Services.AddSingleton<Errands>();
            builder.Services.AddSingleton<JobLine>(s => new JobLine<Errand>(s.GetRequiredService<Errands>()));
        };
        await Ome.InitializeAsync();
        await Worker.StopAsync(default);
        await Timekeeper.StopAsync(default);
        Errands = Ome.Get<Errands>();
    }

    public Task DisposeAsync() => Ome.DisposeAsync();

    internal async Task<JobId> Queue(string what, TimeSpan after = default) =>
        JobId.From((await Ome.AsSystem.Perform(new RunErrand(what, after), default)).Value);

    internal async Task<Job> Now(JobId id)
    {
        await using var db = Ome.Read();
        return await db.Set<Job>().SingleAsync(j => j.Id == id);
    }

    internal async Task<Result<T>> As<T>(string login, IAct<T> act) => await Ome.As(await Ome.StaffMember(login)).Perform(act, default);

    internal async Task<List<string>> Journal(string beginning)
    {
        await using var db = Ome.Read();
        return await db.Set<EntryRow>().Where(e => e.Name.StartsWith(beginning)).OrderBy(e => e.Position).Select(e => e.Name).ToListAsync();
    }
}

/// <summary>A job for tests, with what is to come of it.</summary>
internal sealed record Errand(string What) : IJob
{
    public static JobKind Kind { get; } = new("test.errand", "jobs.job.forget") { AtOnce = 3, MostAttempts = 3, Lease = TimeSpan.FromSeconds(60) };
}

/// <summary>Does errands as the test tells, and remembers who came.</summary>
internal sealed class Errands : IWork<Errand>
{
    public ConcurrentQueue<string> Did { get; } = new();

    public Func<Errand, Working, CancellationToken, Task<JobOutcome>> Answer { get; set; } = (_, _, _) => Task.FromResult(JobOutcome.Done);

    public Task<JobOutcome> Do(Errand job, Working working, CancellationToken ct)
    {
        Did.Enqueue(job.What);
        return Answer(job, working, ct);
    }
}

/// <summary>An act that leaves an errand for later.</summary>
internal sealed record RunErrand(string What, TimeSpan After, bool Refuse = false) : IAct<Guid>
{
    public ActKind Kind { get; } = new("test.run-errand", Permission.Anyone);

    public ValueTask<Result<Guid>> Run(Acting acting, CancellationToken ct)
    {
        var id = acting.Queue(new Errand(What), After);
        acting.Record(new NoteWritten(id.Value, What));
        return ValueTask.FromResult<Result<Guid>>(Refuse ? WriteNote.Refused.Because(("why", What)) : id.Value);
    }
}

/// <summary>What an errand changes for good.</summary>
internal sealed record LeaveNote(Guid About, bool Refuse = false) : IAct<Done>
{
    public ActKind Kind { get; } = new("test.leave-note", Permission.System);

    public ValueTask<Result<Done>> Run(Acting acting, CancellationToken ct)
    {
        acting.Record(new NoteWritten(About, "left"));
        return ValueTask.FromResult<Result<Done>>(Refuse ? WriteNote.Refused.Because(("why", "left")) : Done.Yes);
    }
}
