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

    /// <summary>
    /// A year as people write it, in the western calendar or in an era, with or without 年 and 年度: 2026, 令和8, R8年度, 平成元年; null for
    /// anything else.
    /// </summary>
    public static int? ParseYear(string? text)
    {
        var bare = Fold.Width(text ?? "").Trim().TrimEnd('度').TrimEnd('年').Trim();
        if (bare.Length == 4 && int.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var western)) return western is >= 1868 and <= 2200 ? western : null;
        foreach (var era in Era.All)
        {
            foreach (var name in new[] { era.Name, era.Letter.ToString(CultureInfo.InvariantCulture) })
            {
                if (!bare.StartsWith(name, StringComparison.OrdinalIgnoreCase)) continue;
                var number = bare[name.Length..].Trim();
                if (number == "元") return era.First.Year;
                if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 0 and < 100) return era.First.Year - 1 + year;
            }
        }

        return null;
    }

    /// <summary>令和8年, or 令和元年 for the first.</summary>
    public string YearText => string.Create(CultureInfo.InvariantCulture, $"{Era.Name}{(Year == 1 ? "元" : Year)}年");

    /// <summary>R8.11.22, as small tables print it.</summary>
    public string ToShortString() => string.Create(CultureInfo.InvariantCulture, $"{Era.Letter}{Year}.{Date.Month}.{Date.Day}");

    /// <summary>令和8年11月22日.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{YearText}{Date.Month}月{Date.Day}日");
}
