using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartLocal.Kernel;

/// <summary>Reads a time of the day as people write it: 10:30, １０時３０分, 10時半, 午後2時, 14時.</summary>
public static partial class ClockTime
{
    /// <summary>No time of the day. Value: <c>typed</c>.</summary>
    public static readonly RefusalKind Unreadable = new("kernel.clock-time-unreadable");

    /// <summary>The time, to the minute.</summary>
    public static Result<TimeOnly> Parse(string? text)
    {
        var typed = text ?? "";
        if (Written().Match(Fold.Spaces(Fold.Width(typed), ' ').Replace(" ", "", StringComparison.Ordinal)) is not { Success: true } match) return Unreadable.Because(("typed", typed));
        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["thirty"].Success ? 30 : match.Groups["minute"].Success ? int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture) : 0;
        if (match.Groups["noon"].Success)
        {
            if (hour > 12) return Unreadable.Because(("typed", typed));
            hour = (hour % 12) + (match.Groups["noon"].Value == "午後" ? 12 : 0);
        }

        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : Unreadable.Because(("typed", typed));
    }

    [GeneratedRegex("^(?<noon>午前|午後)?(?<hour>[0-9]{1,2})(:(?<minute>[0-9]{2})|時((?<minute>[0-9]{1,2})分|(?<thirty>半))?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();
}
