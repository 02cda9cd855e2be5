namespace SmartLocal.Simulators.Sms;

/// <summary>What the simulated gateway takes before it says no, so that no client can fill the machine.</summary>
internal sealed record SmsLimits
{
    /// <summary>The longest text, in UTF-16 units.</summary>
    public int Units { get; init; } = 660;

    /// <summary>The longest reference.</summary>
    public int Reference { get; init; } = 64;

    /// <summary>Texts in any second; the next is answered 429.</summary>
    public int PerSecond { get; init; } = 50;

    /// <summary>Lines open at one time; the next is answered 503.</summary>
    public int Connections { get; init; } = 50;

    /// <summary>Bytes of a request's head, and of its body.</summary>
    public int RequestBytes { get; init; } = 16 * 1024;

    /// <summary>Texts kept; the oldest are forgotten.</summary>
    public int Kept { get; init; } = 500;

    /// <summary>How long a silent client keeps its line.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(2);
}
