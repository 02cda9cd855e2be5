using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartLocal.Kernel;

/// <summary>
/// A date as somebody typed it in three fields. Kept letter by letter, so that a wrong one is shown again as it was; read by
/// <see cref="ToDate"/>. The year may be western (2026) or of an era (令和8, R8, ㋿8年, 平成元年).
/// </summary>
public sealed partial record DateParts(string Year, string Month, string Day)
{
    /// <summary>One part is empty. Its field is <c>year</c>, <c>month</c> or <c>day</c>.</summary>
    public static readonly RefusalKind Incomplete = new("kernel.date-incomplete");

    /// <summary>Not three parts. Value: <c>typed</c>.</summary>
    public static readonly RefusalKind Unreadable = new("kernel.date-unreadable");

    /// <summary>The year is no number, or a short one without its era. Value: <c>typed</c>.</summary>
    public static readonly RefusalKind YearUnreadable = new("kernel.date-year-unreadable");

    /// <summary>The month is no number. Value: <c>typed</c>.</summary>
    public static readonly RefusalKind MonthNotANumber = new("kernel.date-month-not-a-number");

    /// <summary>The day is no number. Value: <c>typed</c>.</summary>
    public static readonly RefusalKind DayNotANumber = new("kernel.date-day-not-a-number");

    /// <summary>There is no 13th month. Value: <c>month</c>.</summary>
    public static readonly RefusalKind NoSuchMonth = new("kernel.date-no-such-month");

    /// <summary>There is no 30 February. Values: <c>year</c> as typed, <c>month</c>, <c>day</c>, <c>last</c> (the month's last day).</summary>
    public static readonly RefusalKind NoSuchDay = new("kernel.date-no-such-day");

    /// <summary>
    /// The day is not in the era. Values: <c>typed</c> (昭和65), and what that year is called: <c>right</c> (平成2年) and
    /// <c>western</c> (1990).
    /// </summary>
    public static readonly RefusalKind OutsideEra = new("kernel.date-outside-era");

    /// <summary>Before the earliest allowed day. Value: <c>earliest</c>, a date.</summary>
    public static readonly RefusalKind TooEarly = new("kernel.date-too-early");

    /// <summary>After the latest allowed day. Value: <c>latest</c>, a date.</summary>
    public static readonly RefusalKind TooLate = new("kernel.date-too-late");

    /// <summary>The parts of a date, with the year of its era: what a form shows before anybody typed.</summary>
    public static DateParts Of(DateOnly date)
    {
        var year = date < Wareki.Earliest ? date.Year.ToString(CultureInfo.InvariantCulture) : Wareki.Of(date).YearText.TrimEnd('年');
        return new(year, date.Month.ToString(CultureInfo.InvariantCulture), date.Day.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The parts of a date written in one piece: 2026-11-22, 2026/11/22, 2026.11.22, R8.11.22, 令和8年11月22日.</summary>
    public static Result<DateParts> Split(string? text)
    {
        var match = InOnePiece().Match(Fold.Width(text ?? "").Trim());
        return match.Success
            ? new DateParts(match.Groups["year"].Value, match.Groups["month"].Value, match.Groups["day"].Value)
            : Unreadable.Because(("typed", text ?? ""));
    }

    /// <summary>Whether nothing was typed at all.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Year) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Day);

    /// <summary>
    /// The day that was meant, within the range. The refusal's field is the part to mend (<c>year</c>, <c>month</c>,
    /// <c>day</c>), or null where the whole date is wrong.
    /// </summary>
    /// <param name="earliest">The first allowed day; never before <see cref="Wareki.Earliest"/>, which is also the default.</param>
    /// <param name="latest">The last allowed day; 9999-12-31 if not given.</param>
    public Result<DateOnly> ToDate(DateOnly? earliest = null, DateOnly? latest = null)
    {
        foreach (var (field, text) in new[] { ("year", Year), ("month", Month), ("day", Day) })
            if (string.IsNullOrWhiteSpace(text))
                return Incomplete.Of(field);

        if (ReadYear(Year) is not var (era, year))
            return YearUnreadable.Of("year", ("typed", Year));
        if (ReadNumber(Month, '月') is not { } month)
            return MonthNotANumber.Of("month", ("typed", Month));
        if (ReadNumber(Day, '日') is not { } day)
            return DayNotANumber.Of("day", ("typed", Day));
        if (month is < 1 or > 12)
            return NoSuchMonth.Of("month", ("month", month));

        var last = DateTime.DaysInMonth(year, month);
        if (day < 1 || day > last)
            return NoSuchDay.Of("day", ("year", Spoken(era)), ("month", month), ("day", day), ("last", last));

        return InEra(new DateOnly(year, month, day), era).Try(out var date, out var no)
            ? Within(date, earliest is { } e && e > Wareki.Earliest ? e : Wareki.Earliest, latest ?? DateOnly.MaxValue)
            : no;
    }

    private Result<DateOnly> InEra(DateOnly date, Era? era)
    {
        if (era is null || date < Wareki.Earliest || (era.First <= date && date <= era.Last))
            return date;
        var right = Wareki.Of(date);
        return OutsideEra.Of("year", ("typed", Spoken(era)),
            ("right", right.YearText), ("western", date.Year.ToString(CultureInfo.InvariantCulture)));
    }

    // The year as people say it, 昭和65, however it was typed.
    private string Spoken(Era? era)
    {
        var number = YearText().Match(Fold.Width(Year).Trim()).Groups["year"].Value;
        return era is null ? number : era.Name + number;
    }

    private static Result<DateOnly> Within(DateOnly date, DateOnly earliest, DateOnly latest)
    {
        if (date < earliest)
            return TooEarly.Because(("earliest", earliest));
        if (date > latest)
            return TooLate.Because(("latest", latest));
        return date;
    }

    private static (Era? Era, int Year)? ReadYear(string text)
    {
        var match = YearText().Match(Fold.Width(text).Trim());
        if (!match.Success)
            return null;

        var name = match.Groups["era"].Value;
        var number = match.Groups["year"].Value is "元" ? 1 : int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
        if (name.Length == 0)
            return number is >= 1000 and <= 9999 ? (null, number) : null;

        var era = Era.All.Single(e => e.Name == name || name[0] == Sign(e) || char.ToUpperInvariant(name[0]) == e.Letter);
        return number >= 1 && era.ToWesternYear(number) <= 9999 ? (era, era.ToWesternYear(number)) : null;
    }

    // The era as one character, U+337B to U+337E and U+32FF.
    private static char Sign(Era era) => era.Letter switch { 'M' => '㍾', 'T' => '㍽', 'S' => '㍼', 'H' => '㍻', _ => '㋿' };

    private static int? ReadNumber(string text, char unit) =>
        Fold.Width(text).Trim().TrimEnd(unit).TrimEnd() is { Length: > 0 and <= 4 } digits && digits.All(char.IsAsciiDigit)
            ? int.Parse(digits, CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex("^(?<era>明治|大正|昭和|平成|令和|[㍾㍽㍼㍻㋿]|[MTSHRmtshr]\\.?)? ?(?<year>[0-9]{1,4}|元) ?年?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearText();

    [GeneratedRegex("^(?<year>[^-/.年]{1,12})[-/.年] ?(?<month>[^-/.月]{1,4})[-/.月] ?(?<day>[^-/.日]{1,4})日?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InOnePiece();
}
