namespace SmartLocal.Feel;

/// <summary>Where <c>now()</c> and <c>today()</c> come from: the caller's clock, read in a zone.</summary>
/// <param name="time">The clock.</param>
/// <param name="zone">The zone by its name in the tz database; UTC when it is not said.</param>
/// <exception cref="ArgumentException">There is no such zone.</exception>
public sealed class FeelClock(TimeProvider time, string zone = "Etc/UTC")
{
    private readonly string zone = Offsets.IsZone(zone) ? zone : throw new ArgumentException($"{zone} is no time zone", nameof(zone));

    internal FeelDateTime Now()
    {
        var utc = time.GetUtcNow();
        var day = new FeelDate(utc.Year, utc.Month, utc.Day);
        // The offset of the moment: asked for the local time that is this moment by UTC, it could be off by the hour of a change.
        var offset = (int)TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(utc).TotalSeconds;
        var at = new FeelDateTime(day, new FeelTime(utc.TimeOfDay.Ticks * 100)).Plus(new DaysTime(offset))!.Value;
        return new(at.Date, new FeelTime(at.Time.Nanoseconds, null, zone));
    }
}
