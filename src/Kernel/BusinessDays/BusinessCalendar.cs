namespace SmartLocal.Kernel;

/// <summary>
/// The days on which a city hall is open: not on Saturdays, Sundays and national holidays (地方自治法第4条の2第2項第1号・第2号),
/// and not on the days that the city's ordinance names (第3号 and 第3項, usually 12-29 to 01-03), which are data of the city.
/// Knows the years of <see cref="NationalHolidays"/>; other dates throw <see cref="ArgumentOutOfRangeException"/>.
/// </summary>
/// <param name="yearly">Closed every year.</param>
/// <param name="extra">Closed once.</param>
public sealed class BusinessCalendar(IReadOnlySet<MonthDay> yearly, IReadOnlySet<DateOnly> extra)
{
    /// <summary>The name of the national holiday, or null if the day is none. A city's own closing day has no name.</summary>
    public static string? HolidayName(DateOnly date) => NationalHolidays.NameOf(date);

    /// <summary>Whether the city hall works on that day.</summary>
    public bool IsBusinessDay(DateOnly date) =>
        NationalHolidays.NameOf(date) is null
        && date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !yearly.Contains(MonthDay.Of(date))
        && !extra.Contains(date);

    /// <summary>
    /// The day on which a term of so many business days ends. The day it starts from is not counted (民法第140条), so one
    /// business day from a Monday is Tuesday, and none is the day itself, open or not.
    /// </summary>
    public DateOnly AddBusinessDays(DateOnly date, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        for (; days > 0; days--)
            date = FirstBusinessDayFrom(date.AddDays(1));
        return date;
    }

    /// <summary>
    /// How many business days come after <paramref name="from"/> up to and with <paramref name="to"/>; negative when
    /// <paramref name="to"/> is earlier. Counts what <see cref="AddBusinessDays"/> adds.
    /// </summary>
    public int CountBusinessDays(DateOnly from, DateOnly to)
    {
        if (to < from)
            return -CountBusinessDays(to, from);

        var count = 0;
        for (var day = from; day < to;)
        {
            day = day.AddDays(1);
            if (IsBusinessDay(day))
                count++;
        }

        return count;
    }

    /// <summary>
    /// The day itself if the city hall is open, else the next one on which it is: a term that ends on a closed day ends then
    /// (地方自治法第4条の2第4項).
    /// </summary>
    public DateOnly FirstBusinessDayFrom(DateOnly date)
    {
        while (!IsBusinessDay(date))
            date = date.AddDays(1);
        return date;
    }
}
