using SmartLocal.Kernel;

namespace SmartLocal.Messages.Line;

/// <summary>
/// That an event of LINE has been heard, so that told again it is known. Kept for <see cref="KeptFor"/>: LINE does not say for how long
/// it tells an event again; in practice it is minutes.
/// </summary>
internal sealed class HeardEvent
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    /// <summary><see cref="LineEvent.Id"/>.</summary>
    public required string Event { get; init; }

    /// <summary>Keyed digest of the person, the same as her contact's.</summary>
    public required byte[] Who { get; init; }

    /// <summary>follow, unfollow, link or word.</summary>
    public required string Kind { get; init; }

    /// <summary>When it happened.</summary>
    public Instant At { get; init; }

    public Instant HeardAt { get; init; }

    public static string KindOf(LineEvent happened) => happened switch
    {
        LineEvent.Followed => "follow",
        LineEvent.Unfollowed => "unfollow",
        LineEvent.AccountLinked => "link",
        _ => "word",
    };
}
