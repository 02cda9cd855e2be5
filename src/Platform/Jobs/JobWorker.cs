using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartLocal.Kernel;
using SmartLocal.Platform.Acts;

namespace SmartLocal.Platform.Jobs;

/// <summary>
/// Does what is due on this node: leased in one transaction, done outside of any, ended in another under the same fencing
/// token. A node that stops gives back what it holds; one that dies leaves leases that end.
/// </summary>
internal sealed partial class JobWorker(
    JobLeasing leasing, JobLines lines, JobSignal signal, SystemCity system, IChance chance, TimeProvider clock, ILogger<JobWorker> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    /// <summary>How old the progress on the screen may be, and how long a cancelled job still runs.</summary>
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<JobId, (JobKind Kind, Task Run)> running = [];

    private static readonly string Node = $"{Environment.MachineName}:{Environment.ProcessId}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var pause = Poll;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                if (await TryStart(stoppingToken) > 0) continue;
                pause = await signal.Wait(pause, stoppingToken) ? Soon : Poll;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What runs is given back below.
        }

        await Task.WhenAll(running.Values.Select(r => r.Run));
    }

    /// <summary>Does everything that is due now, to its end; whether there was anything.</summary>
    internal async Task<bool> Round(CancellationToken ct)
    {
        var started = await Start(ct);
        await Task.WhenAll(running.Values.Select(r => r.Run));
        return started > 0;
    }

    private async Task<int> TryStart(CancellationToken ct)
    {
        try
        {
            return await Start(ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LookingFailed(log, e);
            return 0;
        }
    }

    private async Task<int> Start(CancellationToken ct)
    {
        var leased = await leasing.Take(Node, kind => kind.AtOnce - running.Values.Count(r => r.Kind.Name == kind.Name), ct);
        foreach (var job in leased)
        {
            var line = lines.Find(job.Kind)!;
            // Started once it stands in the list, from which it takes itself away.
            var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            running[job.Id] = (line.Kind, Run(job, line, go.Task, ct));
            go.SetResult();
        }

        return leased.Count;
    }

    private async Task Run(Job job, JobLine line, Task go, CancellationToken stopping)
    {
        await go;
        try
        {
            await Attempt(job, line, stopping);
        }
        catch (Exception e)
        {
            EndingFailed(log, job.Id.Value, e);
        }
        finally
        {
            running.TryRemove(job.Id, out _);
            signal.Set(); // there is room again
        }
    }

    private async Task Attempt(Job job, JobLine line, CancellationToken stopping)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var city = system.City.As(Actor.System(job.Kind));
        var working = new Working(job.Id, job.Attempts, city);
        var renewing = Renew(job, line.Kind, working, ends);
        JobOutcome? outcome = null;
        try
        {
            outcome = await line.Do(job.Payload!, working, ends.Token);
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            // Stopped, cancelled or taken over: which of them, the renewal knows.
        }
        catch (Exception e)
        {
            AttemptFailed(log, job.Id.Value, job.Kind, job.Attempts, e);
            outcome = JobOutcome.Fail(e.GetType().Name);
        }

        await ends.CancelAsync();
        var last = await renewing;
        // A node that stops still writes down what is known.
        if (outcome is not null) await End(job, line.Kind, outcome, city);
        else if (last is Renewal.CancelAsked) await leasing.Change(job, (j, now) => j.Cancel(now), CancellationToken.None);
        else if (last is not Renewal.Lost) await leasing.Change(job, (j, now) => j.GiveBack(now), CancellationToken.None);
    }

    private async Task End(Job job, JobKind kind, JobOutcome outcome, City city)
    {
        switch (outcome)
        {
            case JobOutcome.Finished { By: { } act }:
                var finished = await city.Perform(new FinishJob(job.Id, job.Token, act), CancellationToken.None);
                if (finished.IsRefused && finished.Refusal.Kind != FinishJob.HeldByAnother)
                {
                    var code = finished.Refusal.Kind.Code;
                    if (finished.Refusal.Kind.Reason is RefusalReason.Unavailable) await leasing.Change(job, (j, now) => j.Fail(kind, code, chance, now), CancellationToken.None);
                    else await leasing.Change(job, (j, now) => j.Die(code, now), CancellationToken.None);
                }

                break;
            case JobOutcome.Finished:
                await leasing.Change(job, (j, now) => j.Finish(now), CancellationToken.None);
                break;
            case JobOutcome.Waiting wait:
                await leasing.Change(job, (j, now) => j.WaitFor(wait.Reason, wait.Again, now), CancellationToken.None);
                break;
            case JobOutcome.Failed { Final: true } hopeless:
                await leasing.Change(job, (j, now) => j.Die(hopeless.Code, now), CancellationToken.None);
                break;
            case JobOutcome.Failed failed:
                await leasing.Change(job, (j, now) => j.Fail(kind, failed.Code, chance, now), CancellationToken.None);
                break;
            default:
                throw new InvalidOperationException($"{outcome} is no outcome");
        }
    }

    /// <summary>Says that this node lives, and hears whether the job is still its own, until the attempt ends.</summary>
    private async Task<Renewal> Renew(Job job, JobKind kind, Working working, CancellationTokenSource ends)
    {
        try
        {
            while (true)
            {
                await Task.Delay(RenewEvery, clock, ends.Token);
                var cancelled = false;
                var held = await leasing.Change(job, (j, now) =>
                {
                    cancelled = j.CancelAsked;
                    j.Renew(kind, working.Reached, now);
                }, CancellationToken.None);
                if (held && !cancelled) continue;
                await ends.CancelAsync();
                return held ? Renewal.CancelAsked : Renewal.Lost;
            }
        }
        catch (OperationCanceledException)
        {
            return Renewal.Held;
        }
        catch (Exception e)
        {
            // The database is gone for a moment: when the lease ends, another takes over, and this one's end is refused.
            RenewingFailed(log, job.Id.Value, e);
            return Renewal.Held;
        }
    }

    private enum Renewal
    {
        Held,
        CancelAsked,
        Lost,
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Job} ({Kind}) failed at attempt {Attempt}")]
    private static partial void AttemptFailed(ILogger logger, Guid job, string kind, int attempt, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The end of job {Job} could not be written; it is tried again when its lease ends")]
    private static partial void EndingFailed(ILogger logger, Guid job, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of job {Job} could not be renewed")]
    private static partial void RenewingFailed(ILogger logger, Guid job, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for jobs failed and will be tried again")]
    private static partial void LookingFailed(ILogger logger, Exception exception);
}
