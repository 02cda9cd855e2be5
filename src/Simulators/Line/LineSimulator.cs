using System.Buffers.Text;
using SmartLocal.Kernel;

namespace SmartLocal.Simulators.Line;

/// <summary>
/// What the simulated LINE knows and keeps: people, what their phones got, keys, tokens, the month's count, and how it fails. It
/// speaks to nobody; <see cref="LineServer"/> and the page of the phones do.
/// </summary>
internal sealed class LineSimulator
{
    private const int MostLinkTokens = 10_000;

    private readonly Lock gate = new();
    private readonly LineLimits limits;
    private readonly TimeProvider clock;
    private readonly IChance chance;
    private readonly LineKeys keys;
    private readonly LineRate push;
    private readonly LineRate multicast;
    private readonly Queue<LineSent> sent = new();
    private readonly Dictionary<string, (int User, DateTimeOffset Until)> linkTokens = new(StringComparer.Ordinal);
    private TaskCompletionSource faultChanged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private LineFault fault;
    private int faultsLeft;
    private long numbers;
    private long requests;
    private (int Year, int Month) month;
    private long usage;

    public LineSimulator(LineLimits limits, IChance chance, TimeProvider clock)
    {
        (this.limits, this.chance, this.clock) = (limits, chance, clock);
        keys = new LineKeys(limits.KeysLast, clock);
        push = new LineRate(limits.PushPerSecond, clock);
        multicast = new LineRate(limits.MulticastPerSecond, clock);
        Users = new LineUsers(limits.MostUsers);
        AccessToken = Word(32);
        ChannelSecret = Word(24);
    }

    public string AccessToken { get; }

    public string ChannelSecret { get; }

    public LineUsers Users { get; }

    public long? MonthlyQuota => limits.MonthlyQuota;

    /// <summary>The requests kept with their words, the oldest first: a snapshot that doesn't change.</summary>
    public IReadOnlyList<LineSent> Sent
    {
        get
        {
            lock (gate) return [.. sent];
        }
    }

    /// <summary>How many requests came that had the right token, whatever became of them.</summary>
    public long Requests => Interlocked.Read(ref requests);

    /// <summary>Messages counted this month in Japan: one for each recipient who got something, however many were in the request.</summary>
    public long Usage
    {
        get
        {
            lock (gate)
            {
                TurnMonth();
                return usage;
            }
        }
    }

    /// <summary>How requests fail now.</summary>
    public LineFault Fault
    {
        get
        {
            lock (gate) return fault;
        }
    }

    /// <summary>Lets the next requests fail in this way; all of them until another fault is asked for, where no number is given.</summary>
    public void Fail(LineFault how, int times = int.MaxValue)
    {
        lock (gate)
        {
            (fault, faultsLeft) = (how, times);
            faultChanged.TrySetResult();
            faultChanged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>How the request that has just come fails.</summary>
    internal LineFault NextFault()
    {
        Interlocked.Increment(ref requests);
        lock (gate)
        {
            var now = fault;
            if (now is not LineFault.None && faultsLeft != int.MaxValue && --faultsLeft == 0) fault = LineFault.None;
            return now;
        }
    }

    /// <summary>Done when another fault, or none, is asked for.</summary>
    internal Task WhenFaultChanges(CancellationToken ct)
    {
        lock (gate) return faultChanged.Task.WaitAsync(ct);
    }

    internal bool IsWithinRate(bool isMulticast) => (isMulticast ? multicast : push).Takes();

    /// <summary>Takes a request that is right in itself, or says why not. Under one key once, whoever asks at the same time.</summary>
    internal LineTaken Take(LineRequest request, bool isMulticast, Guid? key, string requestId)
    {
        var to = new List<int>(request.To.Count);
        foreach (var id in request.To)
            if (Users.Find(id) is { } number) to.Add(number);
        lock (gate)
        {
            if (key is { } repeated && keys.Find(repeated) is { } before) return new LineTaken(LineError.KeyTaken, before.Messages, before.RequestId);
            if (to.Count == 0 && !isMulticast) return new LineTaken(LineError.NobodyThere, []);
            TurnMonth();
            var reached = Users.Reached(to);
            if (usage + reached > (limits.MonthlyQuota ?? long.MaxValue)) return new LineTaken(LineError.MonthIsOver, []);
            usage += reached;
            Users.Deliver(to, request.Messages.Count);
            var first = ++numbers;
            sent.Enqueue(new LineSent(first, clock.GetUtcNow(), to, request.Messages, key));
            if (sent.Count > limits.Kept) sent.Dequeue();
            IReadOnlyList<string> messages = isMulticast ? [] : [.. request.Messages.Select((_, i) => $"{first}{i:D4}")];
            if (key is { } fresh) keys.Keep(fresh, new LineKeys.Taken(requestId, messages));
            return new LineTaken(null, messages);
        }
    }

    /// <summary>A token with which the person links her account, or null where there is no such person.</summary>
    internal string? LinkToken(string userId)
    {
        if (Users.Find(userId) is not { } user) return null;
        var token = Word(24);
        var now = clock.GetUtcNow();
        lock (gate)
        {
            foreach (var (old, (_, until)) in linkTokens)
                if (until <= now) linkTokens.Remove(old);
            if (linkTokens.Count >= MostLinkTokens) linkTokens.Clear();
            linkTokens[token] = (user, now + limits.LinkTokensLast);
        }

        return token;
    }

    /// <summary>Whose token it is, while it can be used.</summary>
    public int? Holder(string linkToken)
    {
        lock (gate) return linkTokens.TryGetValue(linkToken, out var held) && held.Until > clock.GetUtcNow() ? held.User : null;
    }

    /// <summary>Uses the token up.</summary>
    public int? Spend(string linkToken)
    {
        lock (gate) return linkTokens.Remove(linkToken, out var held) && held.Until > clock.GetUtcNow() ? held.User : null;
    }

    /// <summary>Forgets the words of what came under these keys; the counts stay.</summary>
    public void Forget(IReadOnlySet<Guid> retryKeys)
    {
        lock (gate)
        {
            var left = sent.Where(s => s.RetryKey is not { } key || !retryKeys.Contains(key)).ToList();
            sent.Clear();
            foreach (var one in left) sent.Enqueue(one);
        }
    }

    internal Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        chance.Fill(bytes);
        return new Guid(bytes);
    }

    private string Word(int length)
    {
        Span<byte> bytes = stackalloc byte[32];
        chance.Fill(bytes[..length]);
        return Base64Url.EncodeToString(bytes[..length]);
    }

    private void TurnMonth()
    {
        var today = Instant.From(clock.GetUtcNow()).TokyoDate;
        if (month == (today.Year, today.Month)) return;
        (month, usage) = ((today.Year, today.Month), 0);
    }
}

/// <summary>What became of a request.</summary>
/// <param name="Error">Why it was not taken, or null.</param>
/// <param name="Messages">The numbers of its messages.</param>
/// <param name="Before">LINE's number of the request that was taken under this key before.</param>
internal sealed record LineTaken(LineError? Error, IReadOnlyList<string> Messages, string? Before = null);
