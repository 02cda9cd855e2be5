using System.Net;
using System.Text.Json;

namespace SmartLocal.Messages.Line;

/// <summary>What LINE's answers mean. Confirmed by its reference: the statuses, the two headers and the sentence about the month.</summary>
internal static class LineReplies
{
    private const string RequestId = "x-line-request-id";
    private const string AcceptedRequestId = "x-line-accepted-request-id";
    private const string KeyTaken = "The retry key is already accepted";
    private const string MonthIsOver = "monthly limit";
    private const int LongestReason = 300;

    /// <summary>LINE names no time to wait; a proxy between us that names more than this is not believed.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    public static LineOutcome Read(HttpResponseMessage answer, ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        var code = (int)answer.StatusCode;
        if (answer.IsSuccessStatusCode) return new LineOutcome.Accepted(Header(answer, RequestId), IsFromBefore: false);
        var reason = Reason(body);
        if (answer.StatusCode is HttpStatusCode.Conflict)
        {
            var before = Header(answer, AcceptedRequestId);
            // A conflict that doesn't say that it is about the key says nothing about the message: under the same key it is asked again.
            return before.Length > 0 || reason.Contains(KeyTaken, StringComparison.Ordinal)
                ? new LineOutcome.Accepted(before, IsFromBefore: true)
                : new LineOutcome.Later(code, reason, Pause(answer, now));
        }

        if (answer.StatusCode is HttpStatusCode.TooManyRequests && reason.Contains(MonthIsOver, StringComparison.OrdinalIgnoreCase)) return new LineOutcome.QuotaSpent(reason);
        return code >= 500 || answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
            ? new LineOutcome.Later(code, reason, Pause(answer, now))
            : new LineOutcome.Refused(code, reason);
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() ?? "" : "";

    private static TimeSpan? Pause(HttpResponseMessage answer, DateTimeOffset now)
    {
        var asked = answer.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => TimeSpan.Zero,
        };
        return asked <= TimeSpan.Zero ? null : asked < LongestPause ? asked : LongestPause;
    }

    /// <summary>The message of LINE's error and the first detail; empty for a body that is not LINE's.</summary>
    private static string Reason(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var said = json.RootElement.GetProperty("message").GetString() ?? "";
            if (json.RootElement.TryGetProperty("details", out var details) && details.ValueKind is JsonValueKind.Array && details.GetArrayLength() > 0)
                said += $" ({Of(details[0], "property")}: {Of(details[0], "message")})";
            return said.Length > LongestReason ? said[..LongestReason] : said;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return "";
        }
    }

    private static string Of(JsonElement detail, string name) => detail.TryGetProperty(name, out var value) ? value.ToString() : "";
}
