using System.Buffers;

namespace SmartLocal.Messages.Push;

/// <summary>How a push service is to treat one message (RFC 8030, 5.2 to 5.4).</summary>
internal sealed record PushOptions
{
    /// <summary>Services keep a message for at most four weeks.</summary>
    public static readonly TimeSpan LongestTtl = TimeSpan.FromDays(28);

    private const int LongestTopic = 32;

    private static readonly SearchValues<char> TopicLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>How long the service keeps the message for a browser that is not there; whole seconds, and zero means now or never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or longer than <see cref="LongestTtl"/>.</exception>
    public required TimeSpan Ttl
    {
        get;
        init => field = value >= TimeSpan.Zero && value <= LongestTtl ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A message is kept for 0 seconds to 28 days.");
    }

    /// <summary>Whether a phone that saves its battery is woken.</summary>
    public PushUrgency Urgency { get; init; } = PushUrgency.Normal;

    /// <summary>A later message with the same topic replaces one that still waits. The service reads it, so it names nothing; null replaces nothing.</summary>
    /// <exception cref="ArgumentException">Not 1 to 32 letters of base64url.</exception>
    public string? Topic
    {
        get;
        init => field = value is null || (value.Length is > 0 and <= LongestTopic && !value.AsSpan().ContainsAnyExcept(TopicLetters))
            ? value
            : throw new ArgumentException("A topic has 1 to 32 letters of base64url.", nameof(value));
    }
}

internal enum PushUrgency
{
    /// <summary>Power and Wi-Fi only: an advertisement, which the city has none of.</summary>
    VeryLow,

    /// <summary>Power or Wi-Fi: what can wait a day.</summary>
    Low,

    /// <summary>At any time on no low battery: a message.</summary>
    Normal,

    /// <summary>Even on low battery: a disaster, your turn at the counter.</summary>
    High,
}
