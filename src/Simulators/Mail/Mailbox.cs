namespace SmartLocal.Simulators.Mail;

/// <summary>The mails that came, the newest last, with a bound; and the people who wait for one.</summary>
internal sealed class Mailbox(int kept)
{
    private readonly Lock gate = new();
    private readonly Queue<ReceivedMail> mails = new();
    private readonly List<(Func<ReceivedMail, bool> Wanted, TaskCompletionSource<ReceivedMail> Found)> waiting = [];
    private long last;

    public IReadOnlyList<ReceivedMail> All
    {
        get
        {
            lock (gate)
            {
                return [.. mails];
            }
        }
    }

    public void Put(Func<long, ReceivedMail> numbered)
    {
        lock (gate)
        {
            var mail = numbered(++last);
            mails.Enqueue(mail);
            if (mails.Count > kept)
            {
                mails.Dequeue();
            }

            waiting.RemoveAll(w => w.Wanted(mail) && w.Found.TrySetResult(mail));
        }
    }

    public async Task<ReceivedMail> Await(Func<ReceivedMail, bool> wanted, CancellationToken ct)
    {
        var found = new TaskCompletionSource<ReceivedMail>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (mails.FirstOrDefault(wanted) is { } here)
            {
                return here;
            }

            waiting.Add((wanted, found));
        }

        try
        {
            return await found.Task.WaitAsync(ct);
        }
        finally
        {
            lock (gate)
            {
                waiting.RemoveAll(w => w.Found == found);
            }
        }
    }

    public void Remove(Predicate<ReceivedMail> which)
    {
        lock (gate)
        {
            var left = mails.Where(m => !which(m)).ToList();
            mails.Clear();
            foreach (var mail in left) mails.Enqueue(mail);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            mails.Clear();
        }
    }
}
