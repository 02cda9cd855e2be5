using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace SmartLocal.City.Tests.World;

/// <summary>
/// Applications sent side by side, each under a key of its own. What was acknowledged is written down here, outside the
/// server. A client that is patient sends the same application under the same key until it has its receipt; another stops
/// when the server is gone.
/// </summary>
public sealed class Rush : IAsyncDisposable
{
    /// <summary>How long a patient client waits before it sends again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<string, string> receipts = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();
    private readonly TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient client;
    private readonly List<Task> clients;
    private int again;

    public Rush(Uri address, string token, string file, string run, int sideBySide, int wanted, bool isPatient)
    {
        client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = sideBySide }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        clients = [.. Enumerable.Range(0, sideBySide).Select(number => Task.Run(() => Send(file, $"{run}-{number}", wanted, isPatient)))];
    }

    /// <summary>The receipt of each acknowledged application by its key.</summary>
    public IReadOnlyDictionary<string, string> Receipts => receipts;

    /// <summary>How often an application had to be sent again.</summary>
    public int Again => again;

    /// <summary>Waits for as many acknowledgements as were wanted.</summary>
    public Task Enough => enough.Task.WaitAsync(TimeSpan.FromMinutes(2));

    /// <summary>Waits for so many acknowledgements.</summary>
    public async Task Reaches(int count)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (receipts.Count < count) await timer.WaitForNextTickAsync(patience.Token);
    }

    /// <summary>No new applications; those begun are seen to their end.</summary>
    public async Task End()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(clients).WaitAsync(TimeSpan.FromMinutes(2));
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        client.Dispose();
        stopping.Dispose();
    }

    private async Task Send(string file, string name, int wanted, bool isPatient)
    {
        using var pause = new PeriodicTimer(Patience);
        for (var i = 0; !stopping.IsCancellationRequested; i++)
        {
            var key = $"{name}-{i}";
            try
            {
                while (await Receipt(file, key) is var receipt)
                {
                    if (receipt is not null)
                    {
                        receipts[key] = receipt;
                        break;
                    }

                    if (!isPatient) return; // the server is gone
                    Interlocked.Increment(ref again);
                    await pause.WaitForNextTickAsync(); // a node that comes back has its cores to itself
                }
            }
            catch (InvalidOperationException e)
            {
                enough.TrySetException(e);
                return;
            }

            if (receipts.Count >= wanted) enough.TrySetResult();
        }
    }

    /// <summary>The receipt, or null when there was no answer that says what became of it.</summary>
    private async Task<string?> Receipt(string file, string key)
    {
        try
        {
            using var request = DemoApplication.Submission(DemoApplication.Json(file), key);
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode == HttpStatusCode.Created)
                return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("receipt").GetString();
            if ((int)answer.StatusCode >= 500) return null;
            throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }
}
