using System.Buffers.Binary;
using SmartLocal.Kernel;

namespace SmartLocal.Platform.Jobs;

/// <summary>A job.</summary>
public readonly record struct JobId(Guid Value) : IId<JobId>
{
    /// <inheritdoc/>
    public static JobId From(Guid value) => new(value);
}

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>To be done when it is due: new, put off after a failure, or waiting for something outside.</summary>
    Waiting,

    /// <summary>A node is at it, as long as it renews its lease.</summary>
    Running,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Given up on. A person may replay it.</summary>
    Dead,

    /// <summary>A person wants it done no more.</summary>
    Cancelled,
}

/// <summary>A job as its row. It leaves the state running only under the fencing token of whoever holds it.</summary>
internal sealed class Job
{
    private Job()
    {
    }

    public JobId Id { get; private init; }
    public string Kind { get; private init; } = "";

    /// <summary>Null once there is nothing left to do.</summary>
    public string? Payload { get; private set; }

    public Guid? Subject { get; private init; }
    public JobState State { get; private set; }

    /// <summary>When somebody must look at it: to do it, or because its lease has ended. Null when it is settled.</summary>
    public Instant? Due { get; private set; }

    /// <summary>The fencing token: counts the leases, so that whoever was thought dead can't settle what another has taken over.</summary>
    public long Token { get; private set; }

    /// <summary>The node that holds it.</summary>
    public string? Holder { get; private set; }

    /// <summary>Attempts since it was made or replayed, the present one included.</summary>
    public int Attempts { get; private set; }

    /// <summary>What the last failure was, as a code.</summary>
    public string? Error { get; private set; }

    /// <summary>What it waits for, as a code; null where it only waits its turn.</summary>
    public string? WaitsFor { get; private set; }

    public long ProgressDone { get; private set; }
    public long ProgressOf { get; private set; }

    /// <summary>A person asked for its end while a node was at it.</summary>
    public bool CancelAsked { get; private set; }

    public Instant MadeAt { get; private init; }

    /// <summary>When it came into its state.</summary>
    public Instant At { get; private set; }

    /// <summary>The day in Japan on which it was done, died or was cancelled.</summary>
    public DateOnly? SettledOn { get; private set; }

    public bool IsSettled => Due is null;

    public static Job New(JobId id, JobKind kind, string payload, Guid? subject, Instant due, Instant now) =>
        payload.Length <= JobKind.LargestPayload
            ? new() { Id = id, Kind = kind.Name, Payload = payload, Subject = subject, Due = due, MadeAt = now, At = now }
            : throw new ArgumentException($"A job of {kind.Name} is {payload.Length} characters long, {JobKind.LargestPayload} are the most: let it name what it needs", nameof(payload));

    /// <summary>
    /// A node takes it, a new job or one whose holder gave no sign of life. False when too many have died over it: then it is
    /// dead, because what kills a node every time must not be tried for ever.
    /// </summary>
    public bool Lease(JobKind kind, string holder, Instant now)
    {
        if (Due is null || Due > now) throw new InvalidOperationException($"Job {Id.Value} is not due");
        if (State is JobState.Running && CancelAsked)
        {
            Cancel(now);
            return false;
        }

        if (State is JobState.Running && Attempts >= kind.MostAttempts)
        {
            Die("jobs.node-lost", now);
            return false;
        }

        Token++;
        Attempts++;
        Holder = holder;
        WaitsFor = null;
        (ProgressDone, ProgressOf) = (0, 0);
        Become(JobState.Running, now, now + kind.Lease);
        return true;
    }

    public void Renew(JobKind kind, (long Done, long Of) reached, Instant now)
    {
        (ProgressDone, ProgressOf) = reached;
        Due = now + kind.Lease;
    }

    public void Finish(Instant now)
    {
        (Error, Payload) = (null, null);
        if (ProgressOf > 0) ProgressDone = ProgressOf;
        Settle(JobState.Done, now);
    }

    /// <summary>What it needs is not there; that costs no attempt.</summary>
    public void WaitFor(string reason, TimeSpan again, Instant now)
    {
        Attempts--;
        WaitsFor = reason;
        Free(now, now + again);
    }

    /// <summary>The node stops; another, or the same after its start, goes on at once.</summary>
    public void GiveBack(Instant now)
    {
        Attempts--;
        Free(now, now);
    }

    /// <summary>Tried again later, or dead after the last attempt.</summary>
    public void Fail(JobKind kind, string code, IChance chance, Instant now)
    {
        if (Attempts >= kind.MostAttempts)
        {
            Die(code, now);
            return;
        }

        Error = code;
        Free(now, now + Pause(kind, Attempts, chance));
    }

    public void Die(string code, Instant now)
    {
        Error = code;
        Settle(JobState.Dead, now);
    }

    /// <summary>Cancelled now, or, while a node is at it, as soon as that node hears of it. False when there is nothing left to cancel.</summary>
    public bool AskCancel(Instant now)
    {
        switch (State)
        {
            case JobState.Waiting or JobState.Dead:
                Cancel(now);
                return true;
            case JobState.Running when !CancelAsked:
                CancelAsked = true;
                return true;
            default:
                return false;
        }
    }

    public void Cancel(Instant now)
    {
        Payload = null;
        Settle(JobState.Cancelled, now);
    }

    /// <summary>From the first attempt again. False when it is not dead.</summary>
    public bool Replay(Instant now)
    {
        if (State is not JobState.Dead) return false;
        (Attempts, SettledOn, Error) = (0, null, null);
        Free(now, now);
        return true;
    }

    /// <summary>Doubles from <see cref="JobKind.FirstPause"/>, and up to a quarter longer by chance, so that what failed together does not come back together.</summary>
    internal static TimeSpan Pause(JobKind kind, int attempts, IChance chance)
    {
        Span<byte> random = stackalloc byte[2];
        chance.Fill(random);
        var jitter = 1 + (BinaryPrimitives.ReadUInt16BigEndian(random) / (double)ushort.MaxValue / 4);
        return Math.Min(kind.FirstPause.TotalSeconds * Math.Pow(2, attempts - 1), kind.LongestPause.TotalSeconds) * jitter * TimeSpan.FromSeconds(1);
    }

    private void Free(Instant now, Instant due)
    {
        // Cancelled while the attempt was failing: then it is not tried again.
        if (CancelAsked)
        {
            Cancel(now);
            return;
        }

        Holder = null;
        Become(JobState.Waiting, now, due);
    }

    private void Settle(JobState state, Instant now)
    {
        (Holder, WaitsFor, CancelAsked, SettledOn) = (null, null, false, now.TokyoDate);
        Become(state, now, null);
    }

    private void Become(JobState state, Instant now, Instant? due) => (State, At, Due) = (state, now, due);
}
