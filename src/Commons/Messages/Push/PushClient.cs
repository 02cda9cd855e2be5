using System.Globalization;
using System.Net;
using System.Text;

namespace SmartLocal.Messages.Push;

/// <summary>
/// Hands one message for one browser to its push service (RFC 8030) and says what became of it. Whatever goes wrong on the line is an
/// outcome; an exception is a programming error, or a stop asked for before the message was handed over.
/// </summary>
internal sealed class PushClient : IDisposable
{
    /// <summary>Longer than any service asks to be left alone, and shorter than a mistake in its header could silence the city.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>Of an answer's body, in bytes: the sentence that staff can read.</summary>
    private const int MostOfAnswer = 1_024;

    private readonly PushEncryption encryption;
    private readonly PushEndpoints endpoints;
    private readonly Vapid vapid;
    private readonly TimeProvider clock;
    private readonly PushPatience patience;
    private readonly HttpMessageInvoker http;

    public PushClient(PushEncryption encryption, PushEndpoints endpoints, Vapid vapid, TimeProvider clock)
        : this(encryption, endpoints, vapid, clock, Dns.GetHostAddressesAsync, new PushPatience())
    {
    }

    internal PushClient(PushEncryption encryption, PushEndpoints endpoints, Vapid vapid, TimeProvider clock, PushConnection.Resolve resolve, PushPatience patience)
    {
        (this.encryption, this.endpoints, this.vapid, this.clock, this.patience) = (encryption, endpoints, vapid, clock, patience);
        http = new HttpMessageInvoker(PushConnection.Handler(endpoints, resolve, patience.Connect));
    }

    /// <param name="subscription">The browser.</param>
    /// <param name="payload">What it shall read, at most <see cref="PushEncryption.MaxPayload"/> bytes.</param>
    /// <param name="options">How the service is to treat it.</param>
    /// <param name="ct">Stops the sending. Once the message is handed over, the outcome is a doubt and no exception.</param>
    /// <exception cref="ArgumentException">The payload is too long.</exception>
    /// <exception cref="OperationCanceledException">Stopped before the message was handed over: it was surely not taken.</exception>
    public async Task<PushOutcome> Send(PushSubscription subscription, ReadOnlyMemory<byte> payload, PushOptions options, CancellationToken ct)
    {
        if (!endpoints.Allows(subscription.Endpoint)) return new PushOutcome.Refused(0, "The endpoint is of no push service that this city allows.");
        if (vapid.Authorization(subscription.Endpoint) is not { } authorization) return new PushOutcome.Later(0, null, "The city names no mail address at which push services reach it.");
        using var body = new PushBody(encryption.Encrypt(subscription, payload.Span));
        using var request = Request(subscription.Endpoint, authorization, options, body);
        using var limit = new CancellationTokenSource(patience.Answer, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            using var answer = await http.SendAsync(request, either.Token);
            return await Judge(answer, either.Token);
        }
        catch (Exception e) when (IsOfTheLine(e) && body.IsHandedOver)
        {
            return new PushOutcome.Doubtful(e.Message);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new PushOutcome.Later(0, null, e.Message);
        }
    }

    public void Dispose() => http.Dispose();

    private static HttpRequestMessage Request(Uri endpoint, string authorization, PushOptions options, PushBody body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = body, Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Headers.TryAddWithoutValidation("TTL", ((long)options.Ttl.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("Urgency", options.Urgency switch
        {
            PushUrgency.VeryLow => "very-low", PushUrgency.Low => "low", PushUrgency.High => "high", _ => "normal",
        });
        if (options.Topic is { } topic) request.Headers.TryAddWithoutValidation("Topic", topic);
        return request;
    }

    private static bool IsOfTheLine(Exception e) => e is HttpRequestException or IOException or OperationCanceledException;

    /// <summary>A redirect is no answer that a push service gives: it is refused and never followed.</summary>
    private async Task<PushOutcome> Judge(HttpResponseMessage answer, CancellationToken ct)
    {
        var code = (int)answer.StatusCode;
        return code switch
        {
            >= 200 and < 300 => new PushOutcome.Accepted(),
            404 or 410 => new PushOutcome.Gone(code),
            408 or 429 or >= 500 => new PushOutcome.Later(code, Pause(answer), await Read(answer, ct)),
            _ => new PushOutcome.Refused(code, await Read(answer, ct)),
        };
    }

    private TimeSpan? Pause(HttpResponseMessage answer)
    {
        var asked = answer.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - clock.GetUtcNow() : null;
        return asked is null ? null : asked < TimeSpan.Zero ? TimeSpan.Zero : asked > LongestPause ? LongestPause : asked;
    }

    /// <summary>The beginning of the answer's words. The outcome is known by now: a body that breaks off or never ends changes nothing about it.</summary>
    private static async Task<string> Read(HttpResponseMessage answer, CancellationToken ct)
    {
        var bytes = new byte[MostOfAnswer];
        var read = 0;
        try
        {
            await using var stream = await answer.Content.ReadAsStreamAsync(ct);
            read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        }
        catch (Exception e) when (IsOfTheLine(e))
        {
            // What came is lost with the rest: it was a remark, no more.
        }

        return Encoding.UTF8.GetString(bytes, 0, read);
    }
}

/// <summary>How long a push service is waited for.</summary>
internal sealed record PushPatience
{
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For connection, message and answer together. Giving up too early here is what makes a message arrive twice.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(30);
}
