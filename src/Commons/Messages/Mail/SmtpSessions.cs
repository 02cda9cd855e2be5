namespace SmartLocal.Messages.Mail;

/// <summary>
/// Lines that rest between two mails, so that steady sending greets and encrypts once for many. A line is asked whether it is
/// still there before it carries another mail, and is closed when it has rested for <see cref="Rest"/>. Safe for many threads.
/// </summary>
internal sealed class SmtpSessions(TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Shorter than any server waits for the next command (RFC 5321 section 4.5.3.2.7: five minutes).</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <summary>Lines kept to one server; what is sent at once beyond that opens and closes lines of its own.</summary>
    public const int MostResting = 4;

    private readonly Lock gate = new();
    private readonly Dictionary<SmtpSettings, List<Resting>> resting = [];
    private bool isClosed;

    /// <summary>Sends one mail, over a line that is there already where there is one.</summary>
    /// <exception cref="ArgumentException">The settings can't be used.</exception>
    /// <exception cref="OperationCanceledException">Stopped before the mail was handed over: it was surely not taken.</exception>
    public async Task<MailOutcome> Send(SmtpSettings settings, Mailbox to, ReadOnlyMemory<byte> mail, CancellationToken ct)
    {
        var session = await Ready(settings, ct);
        try
        {
            var outcome = await session.Send(to, mail, ct);
            if (session.CanGoOn && Keep(settings, session))
            {
                session = null;
                return outcome;
            }

            await session.Leave();
            return outcome;
        }
        finally
        {
            if (session is not null) await session.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        List<Resting> all;
        lock (gate)
        {
            isClosed = true;
            all = [.. resting.Values.SelectMany(r => r)];
            resting.Clear();
        }

        foreach (var one in all) await Close(one);
    }

    private async Task<SmtpSession> Ready(SmtpSettings settings, CancellationToken ct)
    {
        while (Take(settings) is { } rested)
        {
            var isReady = false;
            try
            {
                isReady = await rested.IsReady(ct);
            }
            finally
            {
                if (!isReady) await rested.DisposeAsync();
            }

            if (isReady) return rested;
        }

        return new SmtpSession(settings, clock);
    }

    private SmtpSession? Take(SmtpSettings settings)
    {
        lock (gate)
        {
            if (!resting.TryGetValue(settings, out var lines) || lines.Count == 0) return null;
            var last = lines[^1];
            lines.RemoveAt(lines.Count - 1);
            last.Timer.Dispose();
            return last.Session;
        }
    }

    private bool Keep(SmtpSettings settings, SmtpSession session)
    {
        lock (gate)
        {
            if (isClosed) return false;
            if (!resting.TryGetValue(settings, out var lines)) resting.Add(settings, lines = []);
            if (lines.Count >= MostResting) return false;
            lines.Add(new Resting(session, clock.CreateTimer(_ => _ = Expire(settings, session), null, Rest, Timeout.InfiniteTimeSpan)));
            return true;
        }
    }

    private async Task Expire(SmtpSettings settings, SmtpSession session)
    {
        Resting? rested;
        lock (gate)
        {
            if (!resting.TryGetValue(settings, out var lines) || (rested = lines.Find(r => r.Session == session)) is null) return;
            lines.Remove(rested);
            if (lines.Count == 0) resting.Remove(settings);
        }

        await Close(rested);
    }

    private static async Task Close(Resting rested)
    {
        rested.Timer.Dispose();
        await using var session = rested.Session;
        await session.Leave();
    }

    private sealed record Resting(SmtpSession Session, ITimer Timer);
}
