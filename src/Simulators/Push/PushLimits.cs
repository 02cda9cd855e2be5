namespace SmartLocal.Simulators.Push;

/// <summary>What the simulated push service takes before it says no.</summary>
internal sealed record PushLimits
{
    /// <summary>The longest body in bytes: the least that every service must take (RFC 8030, 7.2), so nothing longer is safe.</summary>
    public int BodyBytes { get; init; } = 4_096;

    /// <summary>Messages to one browser in a minute; the next is answered 429.</summary>
    public int MinuteOfBrowser { get; init; } = 60;

    /// <summary>Browsers kept; the oldest are forgotten, and their endpoints unknown.</summary>
    public int Browsers { get; init; } = 10_000;

    /// <summary>Messages kept; the oldest are forgotten.</summary>
    public int Kept { get; init; } = 500;

    /// <summary>How long a token may be valid (RFC 8292, 2).</summary>
    public TimeSpan LongestToken { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The longest time that a message may be kept, as services have it: four weeks.</summary>
    public TimeSpan LongestTtl { get; init; } = TimeSpan.FromDays(28);

    /// <summary>What <c>Retry-After</c> asks of whoever came to a busy service.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(30);
}
