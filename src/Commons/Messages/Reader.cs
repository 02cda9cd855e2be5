using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Messages;

/// <summary>How somebody wants to be told. Who never said has no row, and is told as <see cref="Default"/> says.</summary>
internal sealed class Reader
{
    /// <summary>From nine in the evening to eight in the morning nothing rings.</summary>
    public static readonly (int From, int Until) Night = (21 * 60, 8 * 60);

    public Guid Account { get; init; }

    /// <summary>From when nothing rings, in minutes after midnight in Tokyo; the same as <see cref="QuietUntil"/> where it always may.</summary>
    public int QuietFrom { get; private set; } = Night.From;

    public int QuietUntil { get; private set; } = Night.Until;

    /// <summary>In which language she is written to; null for that of her account.</summary>
    public Language? Language { get; private set; }

    /// <summary>When she stopped everything; null where she has not. The inbox goes on.</summary>
    public Instant? StoppedAt { get; private set; }

    /// <summary>She says when nothing shall ring and in which language she is written to.</summary>
    public void Choose(int quietFrom, int quietUntil, Language language) => (QuietFrom, QuietUntil, Language) = (quietFrom, quietUntil, language);

    /// <summary>Nothing more, by no way.</summary>
    public void Stop(Instant now) => StoppedAt = now;

    /// <summary>As before.</summary>
    public void GoOn() => StoppedAt = null;

    /// <summary>How whoever never said is told.</summary>
    public static Reader Default { get; } = new();

    /// <summary>When it may ring: now, or when the quiet hours end.</summary>
    public Instant MayRing(Instant now)
    {
        var tokyo = now.ToDateTimeOffset().ToOffset(TimeSpan.FromHours(9));
        var minute = (tokyo.Hour * 60) + tokyo.Minute;
        var quiet = QuietFrom <= QuietUntil ? minute >= QuietFrom && minute < QuietUntil : minute >= QuietFrom || minute < QuietUntil;
        if (!quiet) return now;
        var left = (QuietUntil - minute + (24 * 60)) % (24 * 60);
        return Instant.From(tokyo.AddSeconds(-tokyo.Second).AddTicks(-(tokyo.Ticks % TimeSpan.TicksPerSecond)).AddMinutes(left));
    }
}
