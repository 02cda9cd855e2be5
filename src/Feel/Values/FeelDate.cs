using System.Globalization;
using System.Runtime.InteropServices;

namespace SmartLocal.Feel;

/// <summary>
/// A day of the proleptic Gregorian calendar from the year -999,999,999 to 999,999,999 (DMN 1.5, 10.3.2.3.5), which is far
/// beyond what <see cref="DateOnly"/> holds. There is a year 0.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FeelDate : IComparable<FeelDate>
{
    internal const int LastYear = 999_999_999;

    private const int DaysOf400Years = 146_097;

    /// <summary>A day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day.</exception>
    public FeelDate(int year, int month, int day)
    {
        if (!Exists(year, month, day)) throw new ArgumentOutOfRangeException(nameof(day), $"{year}-{month}-{day} is no day");
        (Year, Month, Day) = (year, month, day);
    }

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>The month, 1 to 12.</summary>
    public int Month { get; }

    /// <summary>The day of the month, from 1.</summary>
    public int Day { get; }

    /// <summary>The day of the week, 1 (Monday) to 7.</summary>
    internal int Weekday => (int)(((Number + 2) % 7 + 7) % 7) + 1;

    /// <summary>The day of the year, from 1.</summary>
    internal int DayOfYear => (int)(Number - new FeelDate(Year, 1, 1).Number) + 1;

    /// <summary>Days since the first of March of the year 0.</summary>
    internal long Number
    {
        get
        {
            // A year that begins in March has its leap day at its end, so that months and leap years count evenly.
            long year = Month <= 2 ? Year - 1L : Year;
            var era = (year >= 0 ? year : year - 399) / 400;
            var ofEra = year - (era * 400);
            var ofYear = (((153 * (Month + (Month > 2 ? -3 : 9))) + 2) / 5) + Day - 1;
            return (era * DaysOf400Years) + (ofEra * 365) + (ofEra / 4) - (ofEra / 100) + ofYear;
        }
    }

    /// <summary>The same day for .NET.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year isn't one of 1 to 9999.</exception>
    public DateOnly ToDateOnly() => new(Year, Month, Day);

    /// <inheritdoc/>
    public int CompareTo(FeelDate other) => (Year, Month, Day).CompareTo((other.Year, other.Month, other.Day));

    /// <summary>As ISO 8601 writes it: <c>2026-04-01</c>, <c>-0044-03-15</c>, <c>12026-04-01</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Year < 0 ? "-" : "")}{Math.Abs(Year):0000}-{Month:00}-{Day:00}");

    public static bool operator <(FeelDate a, FeelDate b) => a.CompareTo(b) < 0;

    public static bool operator >(FeelDate a, FeelDate b) => a.CompareTo(b) > 0;

    public static bool operator <=(FeelDate a, FeelDate b) => a.CompareTo(b) <= 0;

    public static bool operator >=(FeelDate a, FeelDate b) => a.CompareTo(b) >= 0;

    internal static bool Exists(long year, long month, long day) =>
        year is >= -LastYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= LengthOf(year, (int)month);

    internal static FeelDate? Of(long number)
    {
        var era = (number >= 0 ? number : number - (DaysOf400Years - 1)) / DaysOf400Years;
        var ofEra = number - (era * DaysOf400Years);
        var yearOfEra = (ofEra - (ofEra / 1460) + (ofEra / 36_524) - (ofEra / 146_096)) / 365;
        var ofYear = ofEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var month = ((5 * ofYear) + 2) / 153;
        var day = ofYear - (((153 * month) + 2) / 5) + 1;
        month = month < 10 ? month + 3 : month - 9;
        var year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        return Exists(year, month, day) ? new FeelDate((int)year, (int)month, (int)day) : null;
    }

    /// <summary>So many months on; a day that the month lacks becomes its last.</summary>
    internal FeelDate? Plus(YearsMonths duration)
    {
        var months = (Year * 12L) + Month - 1 + duration.Total;
        var (year, month) = ((long)Math.Floor(months / 12m), (int)(((months % 12) + 12) % 12) + 1);
        return year is >= -LastYear and <= LastYear ? new FeelDate((int)year, month, Math.Min(Day, LengthOf(year, month))) : null;
    }

    private static int LengthOf(long year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };
}
