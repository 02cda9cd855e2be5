using SmartLocal.Kernel;

namespace SmartLocal.Cases;

/// <summary>
/// The clock of the standard processing time (標準処理期間, 行政手続法第6条), in business days. The day of receipt is not counted,
/// and the clock stands from the day on which a correction is asked to the day on which it is answered: what the applicant
/// takes is not the office's time.
/// </summary>
/// <param name="Received">The day of receipt.</param>
/// <param name="StandardDays">The standard, in business days.</param>
/// <param name="Stops">When it stood or stands; they may overlap, and a day is counted once.</param>
internal sealed record CaseClock(DateOnly Received, int StandardDays, IReadOnlyList<Stop> Stops)
{
    /// <summary>Business days on which it stood, up to and with <paramref name="today"/>.</summary>
    public int StoppedDays(BusinessCalendar calendar, DateOnly today)
    {
        var (days, counted) = (0, Received);
        foreach (var stop in Stops.OrderBy(s => s.From))
        {
            var from = stop.From > counted ? stop.From : counted;
            var until = stop.Until is { } end && end < today ? end : today;
            if (until <= from) continue;
            days += calendar.CountBusinessDays(from, until);
            counted = until;
        }

        return days;
    }

    /// <summary>Business days of the office's own time that have passed.</summary>
    public int Used(BusinessCalendar calendar, DateOnly today) => calendar.CountBusinessDays(Received, today) - StoppedDays(calendar, today);

    /// <summary>Business days left; negative when they are over.</summary>
    public int Left(BusinessCalendar calendar, DateOnly today) => StandardDays - Used(calendar, today);

    /// <summary>The last day of the term as it stands today; while the clock stands, it moves on with every business day.</summary>
    public DateOnly Due(BusinessCalendar calendar, DateOnly today) =>
        calendar.AddBusinessDays(Received, StandardDays + StoppedDays(calendar, today));
}

/// <summary>A time in which the clock stood, or stands where <paramref name="Until"/> is null.</summary>
internal sealed record Stop(DateOnly From, DateOnly? Until);
