using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SmartLocal.Messages.Sms;

/// <summary>
/// Hands one text to a gateway over HTTP (docs/guides/sms.md) and says what became of it. Whatever goes wrong on the way is an outcome; an
/// exception is a programming error, or a stop asked for before the text was handed over. Safe for many threads.
/// </summary>
internal sealed class SmsClient(TimeProvider clock) : IDisposable
{
    /// <summary>More than any answer needs.</summary>
    private const int MostAnswer = 64 * 1024;

    /// <summary>The longest name that a gateway may give a text, and the longest reason for a no.</summary>
    private const int LongestWord = 200;

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = MostAnswer,
    };

    /// <param name="gateway">Who hands it on.</param>
    /// <param name="to">Whom it is for.</param>
    /// <param name="text">Its words.</param>
    /// <param name="reference">The city's own name for it, which comes back on every receipt.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="ArgumentException">The gateway can't be used.</exception>
    /// <exception cref="OperationCanceledException">Stopped before the text was handed over: it was surely not taken.</exception>
    public async Task<SmsOutcome> Send(SmsGateway gateway, MobileNumber to, SmsText text, Guid reference, CancellationToken ct)
    {
        SmsGateway.Demand(gateway);
        using var limit = new CancellationTokenSource(gateway.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        using var body = new SmsBody(to, text, reference, gateway.Receipts);
        using var request = new HttpRequestMessage(HttpMethod.Post, gateway.Address) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", gateway.Token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            using var answer = await http.SendAsync(request, either.Token);
            return Outcome(answer, await answer.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (Exception e) when (body.IsHandedOver && (IsOfTheLine(e) || e is OperationCanceledException))
        {
            return new SmsOutcome.Doubtful(e.GetType().Name);
        }
        catch (Exception e) when (IsOfTheLine(e) || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new SmsOutcome.Later(0);
        }
    }

    public void Dispose() => http.Dispose();

    private static bool IsOfTheLine(Exception e) => e is HttpRequestException or IOException;

    private SmsOutcome Outcome(HttpResponseMessage answer, byte[] content) => answer.StatusCode switch
    {
        HttpStatusCode.Accepted => Word(content, "id") is { } id ? new SmsOutcome.Accepted(id) : new SmsOutcome.Doubtful("202 without an id"),
        HttpStatusCode.BadRequest => new SmsOutcome.Refused(Word(content, "code") ?? "400"),
        // What stands between could not hear the gateway's own answer.
        HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => new SmsOutcome.Doubtful($"{(int)answer.StatusCode}"),
        >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => new SmsOutcome.Doubtful($"{(int)answer.StatusCode}"),
        _ => new SmsOutcome.Later((int)answer.StatusCode, After(answer.Headers.RetryAfter)),
    };

    private TimeSpan? After(RetryConditionHeaderValue? said) =>
        said?.Delta ?? (said?.Date is { } date && date - clock.GetUtcNow() is { Ticks: > 0 } left ? left : null);

    /// <summary>A string of the answer's JSON object, or null where there is none that can be kept.</summary>
    private static string? Word(byte[] content, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var word)
                && word.ValueKind is JsonValueKind.String && word.GetString() is { Length: > 0 and <= LongestWord } value ? value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
