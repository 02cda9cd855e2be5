using System.Globalization;

namespace SmartLocal.Kernel;

/// <summary>
/// A date as Japan's offices write it, 令和8年11月22日. Begins with <see cref="Earliest"/>: until then dates in documents are
/// those of the old lunar calendar, which no rule turns into this one.
/// </summary>
public sealed record Wareki
{
    /// <summary>明治6年1月1日, the first day of the solar calendar (明治5年太政官布告第337号).</summary>
    public static readonly DateOnly Earliest = new(1873, 1, 1);

    private Wareki(DateOnly date, Era era) => (Date, Era) = (date, era);

    /// <summary>The same day in the western calendar.</summary>
    public DateOnly Date { get; }

    /// <summary>The era that the day lies in.</summary>
    public Era Era { get; }

    /// <summary>The year of the era, from 1.</summary>
    public int Year => Date.Year - Era.First.Year + 1;

    /// <summary>The day with its era.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Before <see cref="Earliest"/>.</exception>
    public static Wareki Of(DateOnly date)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(date, Earliest);
        return new(date, Era.All.Last(era => era.First <= date));
    }

    /// <summary>令和8年, or 令和元年 for the first.</summary>
    public string YearText => string.Create(CultureInfo.InvariantCulture, $"{Era.Name}{(Year == 1 ? "元" : Year)}年");

    /// <summary>R8.11.22, as small tables print it.</summary>
    public string ToShortString() => string.Create(CultureInfo.InvariantCulture, $"{Era.Letter}{Year}.{Date.Month}.{Date.Day}");

    /// <summary>令和8年11月22日.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{YearText}{Date.Month}月{Date.Day}日");
}
