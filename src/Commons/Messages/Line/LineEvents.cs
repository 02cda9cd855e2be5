using System.Text.Json;
using SmartLocal.Kernel;

namespace SmartLocal.Messages.Line;

/// <summary>
/// Reads what LINE tells the city. Kinds that the city doesn't know, and events without a person (of groups), are left out: LINE adds
/// new ones without notice. An empty list is LINE trying whether anybody listens.
/// </summary>
internal static class LineEvents
{
    /// <summary>The largest body read, in bytes. LINE states none; its events are a few hundred bytes each.</summary>
    public const int LargestBody = 1024 * 1024;

    /// <summary>The most events of one body. LINE states no number; a stated limit of ours.</summary>
    public const int Most = 100;

    public static readonly RefusalKind Malformed = new("messages.line-events-malformed");
    public static readonly RefusalKind TooMany = new("messages.line-events-too-many", RefusalReason.TooLarge);

    private const int LongestId = 64;

    /// <summary>The events in the order given.</summary>
    /// <param name="body">A body whose signature is right.</param>
    public static Result<IReadOnlyList<LineEvent>> Read(ReadOnlyMemory<byte> body)
    {
        if (body.Length > LargestBody) return TooMany.Because(("events", Most));
        try
        {
            using var json = JsonDocument.Parse(body);
            var events = json.RootElement.GetProperty("events");
            if (events.GetArrayLength() > Most) return TooMany.Because(("events", Most));
            return events.EnumerateArray().Select(Read).OfType<LineEvent>().ToList();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentOutOfRangeException)
        {
            return Malformed.Because();
        }
    }

    private static LineEvent? Read(JsonElement told)
    {
        var kind = told.GetProperty("type").GetString();
        if (kind is not ("follow" or "unfollow" or "accountLink" or "message")) return null;
        if (!told.TryGetProperty("source", out var source) || !source.TryGetProperty("userId", out var who)
            || source.GetProperty("type").GetString() != "user" || !LineUserId.TryParse(who.GetString(), out var user)) return null;
        var id = told.GetProperty("webhookEventId").GetString();
        if (id is not { Length: > 0 and <= LongestId }) throw new FormatException("An event needs an id.");
        var at = Instant.From(DateTimeOffset.FromUnixTimeMilliseconds(told.GetProperty("timestamp").GetInt64()));
        var again = told.TryGetProperty("deliveryContext", out var context) && context.TryGetProperty("isRedelivery", out var flag) && flag.GetBoolean();
        var read = kind switch
        {
            "follow" => new LineEvent.Followed(id, at, again, user),
            "unfollow" => new LineEvent.Unfollowed(id, at, again, user),
            "accountLink" => Link(told.GetProperty("link")),
            _ => Text(told.GetProperty("message")),
        };
        return read is null ? null : read with { ReplyToken = told.TryGetProperty("replyToken", out var token) ? token.GetString() : null };

        LineEvent? Link(JsonElement link) => AccountLinkNonce.TryParse(link.GetProperty("nonce").GetString(), out var nonce)
            ? new LineEvent.AccountLinked(id, at, again, user, link.GetProperty("result").GetString() == "ok", nonce)
            : null;

        LineEvent? Text(JsonElement message) =>
            message.GetProperty("type").GetString() == "text" ? new LineEvent.Wrote(id, at, again, user, message.GetProperty("text").GetString() ?? "") : null;
    }
}
