using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SmartLocal.Kernel;

namespace SmartLocal.Simulators.Line;

/// <summary>
/// Tells the city what people do, signed, at <c>/hooks/line</c> of its site, and again while the city does not answer with 200. An
/// event that is told again may come after later ones, as with the real LINE.
/// </summary>
internal sealed partial class LineHooks(LineSimulator simulator, LineLimits limits, Func<string?> site, IChance chance, TimeProvider clock, ILogger<LineHooks> log) : IAsyncDisposable
{
    public const string Path = "/hooks/line";

    private const string Signature = "x-line-signature";
    private const int MostTold = 20;
    private const int MostWaiting = 1_000;
    private const string Crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<Task, byte> waiting = new();
    private readonly ConcurrentQueue<LineTold> told = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>What the city was told of late and what it answered, the oldest first.</summary>
    public IReadOnlyList<LineTold> Told => [.. told];

    public Task Follow(int user) => Tell("follow", user, withReply: true, json =>
    {
        json.WriteStartObject("follow");
        json.WriteBoolean("isUnblocked", false);
        json.WriteEndObject();
    });

    public Task Unfollow(int user) => Tell("unfollow", user, withReply: false, _ => { });

    public Task Link(int user, string nonce, bool isLinked) => Tell("accountLink", user, withReply: isLinked, json =>
    {
        json.WriteStartObject("link");
        json.WriteString("result", isLinked ? "ok" : "failed");
        json.WriteString("nonce", nonce);
        json.WriteEndObject();
    });

    public Task Write(int user, string text) => Tell("message", user, withReply: true, json =>
    {
        json.WriteStartObject("message");
        json.WriteString("type", "text");
        json.WriteString("id", $"{clock.GetUtcNow().ToUnixTimeMilliseconds()}");
        json.WriteString("quoteToken", Convert.ToHexStringLower(Bytes(8)));
        json.WriteString("text", text);
        json.WriteEndObject();
    });

    /// <summary>Ends the waiting; what was not told yet is lost, as everything that the simulator knows.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(waiting.Keys);
        stopping.Dispose();
        http.Dispose();
    }

    /// <summary>Done when the city has answered the first time; telling it again goes on by itself.</summary>
    private async Task Tell(string kind, int user, bool withReply, Action<Utf8JsonWriter> more)
    {
        var (id, at, reply) = (Ulid(), clock.GetUtcNow().ToUnixTimeMilliseconds(), withReply ? Convert.ToHexStringLower(Bytes(16)) : null);
        if (await TryOnce(isRedelivery: false) || waiting.Count >= MostWaiting) return;
        var again = Again();
        waiting.TryAdd(again, 0);
        _ = again.ContinueWith(done => waiting.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        async Task Again()
        {
            foreach (var pause in limits.Redelivery)
            {
                await Task.Delay(pause, clock, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (stopping.IsCancellationRequested || await TryOnce(isRedelivery: true)) return;
            }
        }

        async Task<bool> TryOnce(bool isRedelivery)
        {
            var status = await Post(Body(kind, user, id, at, reply, isRedelivery, more));
            told.Enqueue(new LineTold(clock.GetUtcNow(), kind, user, isRedelivery, status));
            if (told.Count > MostTold) told.TryDequeue(out _);
            return status == 200;
        }
    }

    /// <summary>The status that the city gave, or 0 where it gave none in time.</summary>
    private async Task<int> Post(byte[] body)
    {
        if (site() is not { } at) return 0;
        using var patience = new CancellationTokenSource(limits.HookPatience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping.Token);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(at + Path)) { Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json", "utf-8") } } };
        request.Headers.Add(Signature, Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(simulator.ChannelSecret), body)));
        try
        {
            using var answer = await http.SendAsync(request, either.Token);
            return (int)answer.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            NotHeard(log, e);
            return 0;
        }
    }

    private static byte[] Body(string kind, int user, string id, long at, string? reply, bool isRedelivery, Action<Utf8JsonWriter> more)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("destination", "U" + new string('0', 32));
            json.WriteStartArray("events");
            json.WriteStartObject();
            json.WriteString("type", kind);
            json.WriteString("mode", "active");
            json.WriteNumber("timestamp", at);
            json.WriteString("webhookEventId", id);
            json.WriteStartObject("deliveryContext");
            json.WriteBoolean("isRedelivery", isRedelivery);
            json.WriteEndObject();
            json.WriteStartObject("source");
            json.WriteString("type", "user");
            json.WriteString("userId", LineUsers.Id(user));
            json.WriteEndObject();
            if (reply is not null) json.WriteString("replyToken", reply);
            more(json);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>48 bits of time and 80 of chance in Crockford's base 32: 26 characters, the later ones greater.</summary>
    private string Ulid()
    {
        var number = ((UInt128)clock.GetUtcNow().ToUnixTimeMilliseconds() << 80) | (new UInt128(0, BitConverter.ToUInt64(Bytes(8))) << 16) | BitConverter.ToUInt16(Bytes(2));
        return string.Create(26, number, static (text, left) =>
        {
            for (var i = text.Length - 1; i >= 0; i--, left >>= 5) text[i] = Crockford[(int)(left & 31)];
        });
    }

    private byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        chance.Fill(bytes);
        return bytes;
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The city did not hear what the simulated LINE told it")]
    private static partial void NotHeard(ILogger log, Exception exception);
}

/// <summary>One telling.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">LINE's word for the event.</param>
/// <param name="User">The number of the person.</param>
/// <param name="IsRedelivery">Whether it was told before.</param>
/// <param name="Status">What the city answered, 0 for nothing in time.</param>
internal sealed record LineTold(DateTimeOffset At, string Kind, int User, bool IsRedelivery, int Status);
