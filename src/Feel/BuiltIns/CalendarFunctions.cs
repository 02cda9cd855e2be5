using System.Globalization;
using static SmartLocal.Feel.BuiltIns;

namespace SmartLocal.Feel;

/// <summary>Functions of days, and what day and time it is (DMN 1.5, 10.3.4.9 and 10.3.4.11).</summary>
internal static class CalendarFunctions
{
    public static IEnumerable<BuiltIn> All =>
    [
        Make("now", FeelType.DateTime, "", (_, run) => run.Now),
        Make("today", FeelType.Date, "", (_, run) => run.Now?.Date),
        Make("day of year", FeelType.Number, "date: day", a => (decimal)Day(a).DayOfYear),
        Make("day of week", FeelType.String, "date: day", a => CultureInfo.InvariantCulture.DateTimeFormat.DayNames[Day(a).Weekday % 7]),
        Make("month of year", FeelType.String, "date: day", a => CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[Day(a).Month - 1]),
        Make("week of year", FeelType.Number, "date: day", a => Week(Day(a))),
    ];

    private static FeelDate Day(object?[] a) => a[0] is FeelDateTime at ? at.Date : (FeelDate)a[0]!;

    /// <summary>By ISO 8601: weeks begin on Monday and belong to the year of their Thursday.</summary>
    private static object? Week(FeelDate date) =>
        FeelDate.Of(date.Number + 4 - date.Weekday) is { } thursday ? (decimal)(((thursday.DayOfYear - 1) / 7) + 1) : null;
}
