using System.Globalization;
using static SmartLocal.Feel.BuiltIns;

namespace SmartLocal.Feel;

/// <summary>Functions that make a value of one kind out of another (DMN 1.5, 10.3.4.1), and the two of booleans and sameness.</summary>
internal static class ConversionFunctions
{
    public static IEnumerable<BuiltIn> All =>
    [
        new("date", FeelType.Date,
        [
            new("from: string", (a, _) => TimeText.Date((string)a[0]!)),
            new("from: day", (a, _) => a[0] is FeelDateTime at ? at.Date : a[0]),
            new("year: number, month: number, day: number", (a, _) => Day(a[0], a[1], a[2])),
        ]),
        new("time", FeelType.Time,
        [
            new("from: string", (a, _) => TimeText.Time((string)a[0]!)),
            new("from: time", (a, _) => a[0]),
            new("from: day", (a, _) => a[0] is FeelDateTime at ? at.Time : new FeelTime(0, 0)),
            new("hour: number, minute: number, second: number, offset?: days and time duration?", (a, _) => Clock(a, 0)),
        ]),
        new("date and time", FeelType.DateTime,
        [
            new("from: string", (a, _) => TimeText.DateTime((string)a[0]!)),
            new("from: day", (a, _) => a[0] is FeelDate date ? FeelDateTime.Midnight(date, utc: true) : a[0]),
            new("date: day, time: time", (a, _) => new FeelDateTime(a[0] is FeelDateTime at ? at.Date : (FeelDate)a[0]!, (FeelTime)a[1]!)),
            new("year: number, month: number, day: number, hour: number, minute: number, second: number, offset?: days and time duration?",
                (a, _) => Day(a[0], a[1], a[2]) is { } date && Clock(a, 3) is { } time ? new FeelDateTime(date, time) : null),
            new("year: number, month: number, day: number, hour: number, minute: number, second: number, timezone: string",
                (a, _) => Day(a[0], a[1], a[2]) is { } date && Clock(a[..6], 3) is { } time && Offsets.IsZone((string)a[6]!)
                    ? new FeelDateTime(date, new FeelTime(time.Nanoseconds, null, (string)a[6]!)) : null),
        ]),
        new("duration", FeelType.Any,
        [
            new("from: string", (a, _) => TimeText.Duration((string)a[0]!)),
            new("from: duration", (a, _) => a[0]),
        ]),
        Make("years and months duration", FeelType.YearsMonths, "from: day, to: day", a => MonthsBetween(a[0], a[1])),
        Make("number", FeelType.Number, "from: string, grouping separator: string?, decimal separator: string?", a =>
            Number((string)a[0]!, (string?)a[1], (string?)a[2])),
        Make("string", FeelType.String, "from: any?", (a, run) => Written.Plain(a[0]) is { } text ? run.Text(text) : null),
        Make("not", FeelType.Boolean, "negand: any?", a => Logic.Not(a[0])),
        Make("is", FeelType.Boolean, "value1: any?, value2: any?", a => Truth.Of(IsSame(a[0], a[1]))),
    ];

    private static FeelDate? Day(object? year, object? month, object? day) =>
        Whole(year) is { } y && Whole(month) is { } m && Whole(day) is { } d && FeelDate.Exists(y, m, d) ? new FeelDate(y, m, d) : null;

    private static FeelTime? Clock(object?[] a, int at)
    {
        var (hour, minute, second) = ((decimal)a[at]!, (decimal)a[at + 1]!, (decimal)a[at + 2]!);
        if (hour is < 0 or >= 24 || minute is < 0 or >= 60 || second is < 0 or >= 60) return null;
        var nanoseconds = (long)((((decimal.Truncate(hour) * 60) + decimal.Truncate(minute)) * 60 * FeelTime.Second) + (second * FeelTime.Second));
        if (!Given(a, at + 3)) return new FeelTime(nanoseconds);
        var offset = ((DaysTime)a[at + 3]!).Total;
        return Math.Abs(offset) <= FeelTime.FarthestOffset ? new FeelTime(nanoseconds, (int)offset) : null;
    }

    /// <summary>Whole months from one day to another.</summary>
    private static object? MonthsBetween(object? from, object? to)
    {
        var (a, b) = (DayOf(from), DayOf(to));
        var months = ((b.Year - (long)a.Year) * 12) + b.Month - a.Month;
        if (months > 0 && b.Day < a.Day) months--;
        if (months < 0 && b.Day > a.Day) months++;
        return YearsMonths.Of(months);
    }

    private static FeelDate DayOf(object? value) => value is FeelDateTime at ? at.Date : (FeelDate)value!;

    private static object? Number(string text, string? grouping, string? point)
    {
        if (grouping is not (null or " " or "," or ".") || point is not (null or "." or ",") || (grouping is not null && grouping == point)) return null;
        if (grouping is not null) text = text.Replace(grouping, "", StringComparison.Ordinal);
        if (point is not null and not ".") text = text.Contains('.', StringComparison.Ordinal) ? "" : text.Replace(point, ".", StringComparison.Ordinal);
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? number : null;
    }

    /// <summary>The same thing, and not only equal: a time by UTC isn't the same as the local one (DMN 1.5, 10.3.4.13).</summary>
    private static bool IsSame(object? a, object? b) => (a, b) switch
    {
        (FeelTime x, FeelTime y) => x == y,
        (FeelDateTime x, FeelDateTime y) => x == y,
        _ => FeelValue.KindOf(a) == FeelValue.KindOf(b) && Equality.Same(a, b),
    };
}
