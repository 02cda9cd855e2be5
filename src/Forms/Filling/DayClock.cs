using SmartLocal.Feel;

namespace SmartLocal.Forms;

/// <summary>The clock of rules: it stands at noon of the day on which answers are read, in Japan.</summary>
internal sealed class DayClock : TimeProvider
{
    private static volatile FeelClockOf latest = new(default, null);

    private readonly DateTimeOffset noon;

    private DayClock(DateOnly day) => noon = new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.FromHours(9));

    public static FeelClock On(DateOnly day)
    {
        var known = latest;
        if (known.Clock is not null && known.Day == day) return known.Clock;
        var made = new FeelClock(new DayClock(day), "Asia/Tokyo");
        latest = new FeelClockOf(day, made);
        return made;
    }

    public override DateTimeOffset GetUtcNow() => noon.ToUniversalTime();

    private sealed record FeelClockOf(DateOnly Day, FeelClock? Clock);
}
