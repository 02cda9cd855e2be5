namespace SmartLocal.Simulators.Mail;

/// <summary>What the simulated mail server takes before it says no, so that no client can fill the machine.</summary>
internal sealed record MailLimits
{
    /// <summary>The largest mail in bytes, announced as SIZE.</summary>
    public int MessageBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Recipients of one mail; the next is answered 452.</summary>
    public int Recipients { get; init; } = 100;

    /// <summary>Lines open at one time; the next is greeted with 421.</summary>
    public int Connections { get; init; } = 50;

    /// <summary>Bytes in one line of a command or mail, without its end.</summary>
    public int LineBytes { get; init; } = 1_000;

    /// <summary>Mails kept; the oldest are forgotten.</summary>
    public int Kept { get; init; } = 1_000;

    /// <summary>How long a silent client keeps its line.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(5);
}
