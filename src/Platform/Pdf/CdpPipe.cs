using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartLocal.Platform.Pdf;

/// <summary>
/// The little of the Chrome DevTools Protocol that printing needs, over the browser's own pipe: JSON documents that end with a
/// zero byte. A pipe and no port, so that nothing else on the machine can talk to the browser.
/// </summary>
internal sealed class CdpPipe : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> asked = [];
    private readonly SemaphoreSlim writing = new(1);
    private readonly Stream toBrowser;
    private readonly Action<CdpEvent> happened;
    private readonly Task reading;
    private int last;

    public CdpPipe(Stream toBrowser, Stream fromBrowser, Action<CdpEvent> happened)
    {
        this.toBrowser = toBrowser;
        this.happened = happened;
        reading = Read(PipeReader.Create(fromBrowser));
    }

    /// <summary>Asks, and waits for the answer.</summary>
    /// <exception cref="IOException">The browser is gone, or says that it can't.</exception>
    public async Task<JsonElement> Ask(string method, JsonObject? parameters, string? session, CancellationToken ct)
    {
        var id = Interlocked.Increment(ref last);
        var answer = asked[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (reading.IsCompleted) Gone();
        await Write(id, method, parameters, session, ct);
        try
        {
            return await answer.Task.WaitAsync(ct);
        }
        finally
        {
            asked.TryRemove(id, out _);
        }
    }

    /// <summary>Says, and does not wait.</summary>
    public Task Tell(string method, JsonObject parameters, string? session) =>
        Write(Interlocked.Increment(ref last), method, parameters, session, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await toBrowser.DisposeAsync(); // the browser closes when its pipe does
        await reading;
        writing.Dispose();
    }

    private async Task Write(int id, string method, JsonObject? parameters, string? session, CancellationToken ct)
    {
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (session is not null) message["sessionId"] = session;
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(message), 0];
        await writing.WaitAsync(ct);
        try
        {
            // Half a message would be the end of the conversation: once begun it is written.
            await toBrowser.WriteAsync(bytes, CancellationToken.None);
            await toBrowser.FlushAsync(CancellationToken.None);
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task Read(PipeReader reader)
    {
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync();
                var buffer = read.Buffer;
                while (buffer.PositionOf((byte)0) is { } end)
                {
                    Take(buffer.Slice(0, end));
                    buffer = buffer.Slice(buffer.GetPosition(1, end));
                }

                reader.AdvanceTo(buffer.Start, buffer.End);
                if (read.IsCompleted) break;
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or JsonException)
        {
            // The same end: whoever waits hears of it.
        }

        Gone();
    }

    private void Take(ReadOnlySequence<byte> message)
    {
        using var document = JsonDocument.Parse(message);
        var root = document.RootElement;
        if (!root.TryGetProperty("id", out var id))
        {
            happened(new CdpEvent(
                root.GetProperty("method").GetString()!,
                root.TryGetProperty("sessionId", out var session) ? session.GetString() : null,
                root.GetProperty("params").Clone()));
            return;
        }

        if (!asked.TryGetValue(id.GetInt32(), out var answer)) return;
        if (root.TryGetProperty("error", out var error)) answer.TrySetException(new IOException($"The browser refuses: {error.GetProperty("message").GetString()}"));
        else answer.TrySetResult(root.GetProperty("result").Clone());
    }

    private void Gone()
    {
        foreach (var answer in asked.Values) answer.TrySetException(new IOException("The browser is gone"));
    }
}

/// <summary>Something that the browser says by itself.</summary>
internal sealed record CdpEvent(string Method, string? Session, JsonElement Parameters);
