using System.Globalization;
using SmartLocal.Kernel;

namespace SmartLocal.Platform.Jobs;

/// <summary>
/// When something is due, by Japan's clocks: <c>daily 03:10</c>, <c>monday 08:30</c>, <c>business-day 09:00</c>,
/// <c>first-business-day 09:00</c>, <c>last-business-day 17:00</c>, or <c>off</c>.
/// </summary>
public sealed record Timetable
{
    private static readonly Dictionary<string, Func<DateOnly, BusinessCalendar, bool>> Days = new(StringComparer.Ordinal)
    {
        ["daily"] = (_, _) => true,
        ["monday"] = (day, _) => day.DayOfWeek is DayOfWeek.Monday,
        ["tuesday"] = (day, _) => day.DayOfWeek is DayOfWeek.Tuesday,
        ["wednesday"] = (day, _) => day.DayOfWeek is DayOfWeek.Wednesday,
        ["thursday"] = (day, _) => day.DayOfWeek is DayOfWeek.Thursday,
        ["friday"] = (day, _) => day.DayOfWeek is DayOfWeek.Friday,
        ["saturday"] = (day, _) => day.DayOfWeek is DayOfWeek.Saturday,
        ["sunday"] = (day, _) => day.DayOfWeek is DayOfWeek.Sunday,
        ["business-day"] = (day, calendar) => calendar.IsBusinessDay(day),
        ["first-business-day"] = (day, calendar) => calendar.FirstBusinessDayFrom(new DateOnly(day.Year, day.Month, 1)) == day,
        ["last-business-day"] = (day, calendar) => calendar.IsBusinessDay(day) && calendar.FirstBusinessDayFrom(day.AddDays(1)).Month != day.Month,
    };

    private readonly Func<DateOnly, BusinessCalendar, bool> isOn;

    private Timetable(string text, string day, TimeOnly? at, Func<DateOnly, BusinessCalendar, bool> isOn)
    {
        Text = text;
        Day = day;
        At = at;
        this.isOn = isOn;
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The word for its days, with the text <c>jobs.day.DAY</c>.</summary>
    public string Day { get; }

    /// <summary>The time of day; null when it is off.</summary>
    public TimeOnly? At { get; }

    /// <summary>The timetable, or null when it can't be read.</summary>
    public static Timetable? Parse(string text)
    {
        if (text == "off") return new(text, text, null, (_, _) => false);
        return text.Split(' ') is [var day, var time] && Days.TryGetValue(day, out var isOn)
            && TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? new(text, day, at, isOn)
            : null;
    }

    /// <summary>The first moment after <paramref name="now"/>; null when it is off.</summary>
    public Instant? After(Instant now, BusinessCalendar calendar)
    {
        if (At is not { } at) return null;
        // No timetable rests for longer: a month has a first and a last business day.
        for (var (day, last) = (now.TokyoDate, now.TokyoDate.AddDays(70)); day <= last; day = day.AddDays(1))
            if (isOn(day, calendar) && TokyoTime.At(day, at) is var moment && moment > now) return moment;
        return null;
    }

    /// <inheritdoc/>
    public bool Equals(Timetable? other) => other?.Text == Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
