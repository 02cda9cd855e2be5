namespace SmartLocal.Feel;

/// <summary>A day and a time of it, local or somewhere.</summary>
/// <param name="Date">The day.</param>
/// <param name="Time">The time of that day.</param>
public readonly record struct FeelDateTime(FeelDate Date, FeelTime Time)
{
    /// <summary>Seconds since the first of March of the year 0, by UTC or, for a local time, by its own clock.</summary>
    internal decimal Instant => (Date.Number * DaysTime.Day) + (Time.Nanoseconds / (decimal)FeelTime.Second) - (Time.OffsetOn(Date) ?? 0);

    /// <summary>As ISO 8601 writes it: <c>2026-04-01T10:30:00@Asia/Tokyo</c>.</summary>
    public override string ToString() => $"{Date}T{Time}";

    /// <summary>The first moment of a day: FEEL takes a date where a date and time is asked for as midnight by UTC.</summary>
    internal static FeelDateTime Midnight(FeelDate date, bool utc) => new(date, new FeelTime(0, utc ? 0 : null));

    internal FeelDateTime? Plus(YearsMonths duration) => Date.Plus(duration) is { } date ? new FeelDateTime(date, Time) : null;

    internal FeelDateTime? Plus(DaysTime duration)
    {
        var nanoseconds = Time.Nanoseconds + (duration.Total * FeelTime.Second);
        var days = Math.Floor(nanoseconds / FeelTime.DayLength);
        return FeelDate.Of(Date.Number + (long)days) is { } date
            ? new FeelDateTime(date, new FeelTime((long)(nanoseconds - (days * FeelTime.DayLength)), Time.OwnOffset, Time.Zone))
            : null;
    }
}
