using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace SmartLocal.Tests.Definitions.Oracle;

/// <summary>The days that an item takes, and days near those at which something changes.</summary>
internal static partial class Days
{
    private static readonly int[] Steps = [0, 1, 2, 3, 5, 7, 10, 14, 15, 20, 28, 30, 31, 45, 60, 90, 100, 180, 200, 300, 365, 400, 500, 700, 1000];

    /// <summary>A bound as files write it, on a day: 2026-04-01, today, today-2y, thisMonth+1m; 2026-04 and 2026 for months and years.</summary>
    public static DateOnly? Bound(YamlNode node, string key, DateOnly today)
    {
        if (node.Text(key) is not { } text) return null;
        if (Fixed().Match(text) is { Success: true } day)
            return new DateOnly(Int(day.Groups["y"].Value), day.Groups["m"].Success ? Int(day.Groups["m"].Value) : 1, day.Groups["d"].Success ? Int(day.Groups["d"].Value) : 1);
        var moved = Moved().Match(text);
        var by = moved.Groups["by"].Success ? Int(moved.Groups["by"].Value) : 0;
        return moved.Groups["unit"].Value switch { "m" => today.AddMonths(by), "y" => today.AddYears(by), _ => today.AddDays(by) };
    }

    public static DateOnly Some(Random random, DateOnly? min, DateOnly? max, DateOnly today, Hints hints, IReadOnlyList<DateOnly> others)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var day = Wild(random, today, hints, others);
            if (!(day < min) && !(day > max) && day.Year is > 1900 and < 2200) return day;
        }

        var (first, last) = (min ?? (max ?? today).AddDays(-400), max ?? (min ?? today).AddDays(400));
        return first.AddDays(random.Next(last.DayNumber - first.DayNumber + 1));
    }

    /// <summary>Later by a length of time as FEEL writes it; earlier where <paramref name="sign"/> is negative.</summary>
    public static DateOnly Later(DateOnly day, string duration, int sign)
    {
        foreach (Match part in Part().Matches(duration))
        {
            var by = sign * Int(part.Groups["by"].Value);
            day = part.Groups["unit"].Value switch { "Y" => day.AddYears(by), "M" => day.AddMonths(by), "W" => day.AddDays(7 * by), _ => day.AddDays(by) };
        }

        return day;
    }

    private static DateOnly Wild(Random random, DateOnly today, Hints hints, IReadOnlyList<DateOnly> others)
    {
        var sign = random.Next(3) == 0 ? 1 : -1;
        switch (random.Next(8))
        {
            case 0 when hints.Durations.Count > 0:
                return Later(others.Count > 0 && random.Next(2) == 0 ? One(random, others) : today, One(random, hints.Durations), sign).AddDays(random.Next(-1, 2));
            case 1 when hints.Durations.Count > 0:
                return Later(today, One(random, hints.Durations), -1).AddDays(random.Next(-2, 3));
            case 2 when others.Count > 0:
                return One(random, others).AddDays(random.Next(3) == 0 ? 0 : sign * One(random, Steps));
            case 3 when hints.Days.Count > 0:
                return One(random, hints.Days).AddDays(random.Next(-1, 2));
            case 4 when hints.DaysOfYear.Count > 0:
                var (month, of) = One(random, hints.DaysOfYear);
                return new DateOnly(today.Year - random.Next(0, 22), month, of).AddDays(random.Next(-2, 2));
            case 5:
                return new DateOnly(today.Year - random.Next(0, 100), random.Next(1, 13), random.Next(1, 29));
            case 6 when hints.Numbers.Count > 0 && One(random, hints.Numbers) is >= 0 and < 4000 and var number:
                return today.AddDays(sign * (int)number);
            default:
                return today.AddDays(sign * One(random, Steps));
        }
    }

    private static T One<T>(Random random, IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<y>\d{4})(-(?<m>\d\d)(-(?<d>\d\d))?)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fixed();

    [GeneratedRegex(@"^(today|thisMonth|thisYear)((?<by>[+-]\d+)(?<unit>[dmy]))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Moved();

    [GeneratedRegex(@"(?<by>\d+)(?<unit>[YMWD])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();
}
