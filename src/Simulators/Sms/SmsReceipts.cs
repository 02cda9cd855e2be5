using System.Collections.Concurrent;

namespace SmartLocal.Simulators.Sms;

/// <summary>
/// Tells senders what became of their texts, a moment later and at the address that each text named, and again while it is not heard.
/// Only on this machine: a stand-in sends nothing out.
/// </summary>
internal sealed class SmsReceipts(TimeProvider clock) : IAsyncDisposable
{
    /// <summary>As long as a network takes to find a phone.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private const int MostTimes = 10;
    private const int MostWaiting = 1_000;

    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<Task, byte> waiting = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public void Tell(ReceivedSms text, Uri at)
    {
        if (!at.IsLoopback || waiting.Count >= MostWaiting) return;
        var telling = TellUntilHeard(text, at);
        waiting.TryAdd(telling, 0);
        _ = telling.ContinueWith(done => waiting.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(waiting.Keys);
        stopping.Dispose();
        http.Dispose();
    }

    private async Task TellUntilHeard(ReceivedSms text, Uri at)
    {
        for (var i = 0; i < MostTimes; i++)
        {
            await Task.Delay(Pause, clock, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stopping.IsCancellationRequested || await IsHeard(text, at)) return;
        }
    }

    private async Task<bool> IsHeard(ReceivedSms text, Uri at)
    {
        using var content = new ByteArrayContent(text.Receipt()) { Headers = { ContentType = new("application/json", "utf-8") } };
        try
        {
            using var answer = await http.PostAsync(at, content, stopping.Token);
            return (int)answer.StatusCode < 500;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
