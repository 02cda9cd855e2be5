using System.Net.Http.Headers;
using System.Text.Json;

namespace SmartLocal.Messages.Line;

/// <summary>
/// Speaks LINE's Messaging API for the city's account. Whatever goes wrong on the way is an outcome; an exception is a programming
/// error, or a stop asked for before anything left.
/// </summary>
internal sealed class LineClient(HttpClient http, LineSettings settings, LinePace pace, TimeProvider clock)
{
    /// <summary>The most recipients of one multicast.</summary>
    public const int MostRecipients = 500;

    /// <summary>How long LINE remembers a retry key after the first request with it, taken or not.</summary>
    public static readonly TimeSpan KeysLast = TimeSpan.FromHours(24);

    private const string RetryKey = "X-Line-Retry-Key";

    /// <summary>How long a kind of request rests where LINE says that there were too many and not for how long.</summary>
    private static readonly TimeSpan UsualRest = TimeSpan.FromSeconds(1);

    /// <summary>Shows the messages to one person.</summary>
    /// <param name="to">Who.</param>
    /// <param name="messages">One to five.</param>
    /// <param name="retryKey">The same for every try of this request, and of no other.</param>
    /// <param name="ct">After the request has begun, a stop is <see cref="LineOutcome.Later"/>.</param>
    /// <exception cref="OperationCanceledException">Stopped before anything was sent.</exception>
    public Task<LineOutcome> Push(LineUserId to, IReadOnlyList<LineMessage> messages, Guid retryKey, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(to);
        Check(messages, retryKey);
        return Send("/v2/bot/message/push", LineRequestKind.Push, settings.PushPerSecond, LineJson.Push(to, messages), retryKey, ct);
    }

    /// <summary>
    /// Shows the same messages to up to <see cref="MostRecipients"/> people. Accepted for all or for nobody, except that whoever LINE
    /// doesn't know is left out without a word.
    /// </summary>
    /// <inheritdoc cref="Push"/>
    public Task<LineOutcome> Multicast(IReadOnlyCollection<LineUserId> to, IReadOnlyList<LineMessage> messages, Guid retryKey, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(to);
        Check(messages, retryKey);
        if (to.Count is 0 or > MostRecipients) throw new ArgumentException($"{to.Count} recipients; a multicast has 1 to {MostRecipients}.", nameof(to));
        if (to.Distinct().Count() != to.Count) throw new ArgumentException("Somebody is named twice and would read it twice.", nameof(to));
        return Send("/v2/bot/message/multicast", LineRequestKind.Multicast, settings.MulticastPerSecond, LineJson.Multicast(to, messages), retryKey, ct);
    }

    /// <summary>A token with which this person, and nobody else on LINE, can link her account: ten minutes, once.</summary>
    public Task<LineAnswer<string>> LinkToken(LineUserId user, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Ask(HttpMethod.Post, $"/v2/bot/user/{user.Value}/linkToken", json => json.GetProperty("linkToken").GetString(), ct);
    }

    /// <summary>How many messages the plan allows this month.</summary>
    public Task<LineAnswer<LineQuota>> Quota(CancellationToken ct) =>
        Ask(HttpMethod.Get, "/v2/bot/message/quota", json => new LineQuota(json.GetProperty("type").GetString() == "limited" ? json.GetProperty("value").GetInt64() : null), ct);

    /// <summary>How many were sent this month, by LINE's own counting, which lags behind.</summary>
    public Task<LineAnswer<LineUsage>> Consumption(CancellationToken ct) =>
        Ask(HttpMethod.Get, "/v2/bot/message/quota/consumption", json => new LineUsage(json.GetProperty("totalUsage").GetInt64()), ct);

    private static void Check(IReadOnlyList<LineMessage> messages, Guid retryKey)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (messages.Count is 0 or > LineMessage.MostAtOnce) throw new ArgumentException($"{messages.Count} messages; a request has 1 to {LineMessage.MostAtOnce}.", nameof(messages));
        if (retryKey == Guid.Empty) throw new ArgumentException("Without a key of its own a request can't be repeated safely.", nameof(retryKey));
    }

    private async Task<LineOutcome> Send(string path, LineRequestKind kind, int perSecond, ReadOnlyMemory<byte> body, Guid retryKey, CancellationToken ct)
    {
        await pace.Wait(kind, perSecond, ct);
        using var request = Request(HttpMethod.Post, path);
        request.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        request.Headers.Add(RetryKey, retryKey.ToString("D"));
        var (outcome, _) = await Exchange(request, kind, ct);
        return outcome;
    }

    private async Task<LineAnswer<T>> Ask<T>(HttpMethod method, string path, Func<JsonElement, T?> read, CancellationToken ct) where T : class
    {
        await pace.Wait(LineRequestKind.Other, settings.PushPerSecond, ct);
        using var request = Request(method, path);
        var (outcome, body) = await Exchange(request, LineRequestKind.Other, ct);
        if (outcome is not LineOutcome.Accepted) return outcome;
        try
        {
            using var json = JsonDocument.Parse(body);
            return read(json.RootElement) is { } value ? value : Strange();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return Strange();
        }

        static LineOutcome Strange() => new LineOutcome.Later(200, "The answer is not what LINE documents.");
    }

    private HttpRequestMessage Request(HttpMethod method, string path) => new(method, new Uri(settings.Api, path))
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", settings.AccessToken) },
    };

    private async Task<(LineOutcome Outcome, byte[] Body)> Exchange(HttpRequestMessage request, LineRequestKind kind, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(settings.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            using var answer = await http.SendAsync(request, either.Token);
            var body = await answer.Content.ReadAsByteArrayAsync(either.Token);
            var outcome = LineReplies.Read(answer, body, clock.GetUtcNow());
            if (outcome is LineOutcome.Later { Code: 429, After: var after }) pace.Rest(kind, after ?? UsualRest);
            return (outcome, body);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            var reason = patience.IsCancellationRequested ? "No answer came in time." : ct.IsCancellationRequested ? "Stopped before the answer came." : e.Message;
            return (new LineOutcome.Later(0, reason), []);
        }
    }
}

/// <summary>The messages sent this month.</summary>
internal sealed record LineUsage(long Sent);
