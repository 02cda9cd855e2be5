using System.Globalization;
using System.Runtime.InteropServices;

namespace SmartLocal.Kernel;

/// <summary>A day that comes back every year, 12-29. 29 February is one; in other years it doesn't come.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MonthDay
{
    private const int LeapYear = 2000;

    /// <summary>The day of that month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No year has it.</exception>
    public MonthDay(int month, int day)
    {
        _ = new DateOnly(LeapYear, month, day);
        (Month, Day) = (month, day);
    }

    /// <summary>1 to 12.</summary>
    public int Month { get; }

    /// <summary>1 to 31.</summary>
    public int Day { get; }

    /// <summary>The month and day of a date.</summary>
    public static MonthDay Of(DateOnly date) => new(date.Month, date.Day);

    /// <summary>The day in a year; 29 February is the 28th where there is none.</summary>
    public DateOnly In(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));

    /// <summary>12-29.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Month:00}-{Day:00}");
}
