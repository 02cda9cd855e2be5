using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartLocal.Feel;

/// <summary>Days, times and durations as texts of XML Schema, with zones as <c>@Asia/Tokyo</c> (DMN 1.5, 10.3.4.1). Null for what is none.</summary>
internal static partial class TimeText
{
    /// <summary>Whichever of them a literal after <c>@</c> is.</summary>
    public static object? Any(string text) => Date(text) ?? Time(text) ?? DateTime(text) ?? Duration(text);

    public static object? Date(string text) => DatePattern().Match(text) is { Success: true } match ? DateOf(match) : null;

    public static object? Time(string text) =>
        TimePattern().Match(text) is { Success: true } match && TimeOf(match, out _) is { } time ? time : null;

    /// <summary>A date alone is its first moment.</summary>
    public static object? DateTime(string text)
    {
        var at = text.IndexOf('T', StringComparison.Ordinal);
        if (at < 0) return Date(text) is FeelDate only ? FeelDateTime.Midnight(only, utc: false) : null;
        if (Date(text[..at]) is not FeelDate date) return null;
        if (TimePattern().Match(text[(at + 1)..]) is not { Success: true } match || TimeOf(match, out var nextDay) is not { } time) return null;
        if (!nextDay) return new FeelDateTime(date, time);
        return FeelDate.Of(date.Number + 1) is { } following ? new FeelDateTime(following, time) : null;
    }

    public static object? Duration(string text)
    {
        if (YearsMonthsPattern().Match(text) is { Success: true } months)
            return Part(months, "years") is { } y && Part(months, "months") is { } m ? YearsMonths.Of(Signed(months, (y * 12) + m)) : null;
        if (DaysTimePattern().Match(text) is not { Success: true } match) return null;
        if (Part(match, "days") is not { } days || Part(match, "hours") is not { } hours || Part(match, "minutes") is not { } minutes || Part(match, "seconds") is not { } seconds)
            return null;
        return DaysTime.Of(Signed(match, (days * DaysTime.Day) + (hours * 3600) + (minutes * 60) + seconds));
    }

    private static object? DateOf(Match match)
    {
        var year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
        var (month, day) = (Two(match, "month"), Two(match, "day"));
        if (match.Groups["minus"].Success) year = -year;
        return FeelDate.Exists(year, month, day) ? new FeelDate(year, month, day) : null;
    }

    /// <summary>24:00:00 is the first moment of the next day.</summary>
    private static FeelTime? TimeOf(Match match, out bool nextDay)
    {
        var (hour, minute, second) = (Two(match, "hour"), Two(match, "minute"), Two(match, "second"));
        var fraction = match.Groups["fraction"].Value.PadRight(9, '0')[..9];
        var nanoseconds = (((((hour * 60L) + minute) * 60) + second) * FeelTime.Second) + long.Parse(fraction, CultureInfo.InvariantCulture);
        nextDay = nanoseconds == FeelTime.DayLength;
        if (minute > 59 || second > 59 || nanoseconds > FeelTime.DayLength) return null;
        if (nextDay) nanoseconds = 0;
        if (match.Groups["zone"] is { Success: true } zone) return Offsets.IsZone(zone.Value) ? new FeelTime(nanoseconds, null, zone.Value) : null;
        if (match.Groups["utc"].Success) return new FeelTime(nanoseconds, 0);
        if (!match.Groups["sign"].Success) return new FeelTime(nanoseconds);
        var offset = (Two(match, "offsetHour") * 3600) + (Two(match, "offsetMinute") * 60) + Two(match, "offsetSecond");
        if (offset > FeelTime.FarthestOffset || Two(match, "offsetMinute") > 59 || Two(match, "offsetSecond") > 59) return null;
        return new FeelTime(nanoseconds, match.Groups["sign"].Value == "-" ? -offset : offset);
    }

    private static int Two(Match match, string part) =>
        match.Groups[part] is { Success: true } digits ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;

    /// <summary>What isn't written is none; more digits than any duration has is null.</summary>
    private static decimal? Part(Match match, string part) =>
        match.Groups[part] is not { Success: true } digits ? 0
        : digits.Length <= 20 ? decimal.Parse(digits.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null;

    private static decimal Signed(Match match, decimal size) => match.Groups["minus"].Success ? -size : size;

    [GeneratedRegex(@"^(?<minus>-)?(?<year>[0-9]{4}|[1-9][0-9]{4,8})-(?<month>[0-9]{2})-(?<day>[0-9]{2})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DatePattern();

    [GeneratedRegex(@"^(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(\.(?<fraction>[0-9]+))?((?<utc>[Zz])|(?<sign>[+-])(?<offsetHour>[0-9]{2}):(?<offsetMinute>[0-9]{2})(:(?<offsetSecond>[0-9]{2}))?|@(?<zone>[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*))?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"^(?<minus>-)?P(?=[0-9])((?<years>[0-9]+)Y)?((?<months>[0-9]+)M)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearsMonthsPattern();

    [GeneratedRegex(@"^(?<minus>-)?P(?=[0-9T])((?<days>[0-9]+)D)?(T(?=[0-9])((?<hours>[0-9]+)H)?((?<minutes>[0-9]+)M)?((?<seconds>[0-9]+(\.[0-9]+)?)S)?)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DaysTimePattern();
}
