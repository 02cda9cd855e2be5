using SmartLocal.Forms;
using SmartLocal.Kernel;

namespace SmartLocal.Procedures.Catalogue;

/// <summary>The first and the last day on which something has to be done, reckoned for one day, and where today lies.</summary>
/// <param name="Since">The day from which it is counted.</param>
/// <param name="Opens">The first day; null where it can be done from the beginning of time.</param>
/// <param name="Closes">The last day; null where it never is too late.</param>
/// <param name="State">Where today lies.</param>
/// <param name="DaysLeft">Days until the last one, today not counted; negative where it has passed, null where there is none.</param>
internal sealed record ReckonedDeadline(DateOnly Since, DateOnly? Opens, DateOnly? Closes, DeadlineState State, int? DaysLeft)
{
    /// <summary>The last day by the words of the deadline, where the city hall is closed on it; null where nothing was moved.</summary>
    public DateOnly? MovedFrom { get; private init; }

    // Far enough for whoever comes years too late, and within the years whose holidays are known.
    private const int YearsBack = 15, YearsAhead = 10;

    /// <summary>Nothing can be reckoned: the procedure has no deadline, or one in words alone.</summary>
    public static readonly RefusalKind None = new("catalogue.no-deadline", RefusalReason.NotFound);

    /// <summary>Whether days can be reckoned, and not only words be shown.</summary>
    public static bool IsFor(Deadline? deadline) => deadline is { EachYear: not null } or { Event: not null, Closes: not null } or { Event: not null, Opens: not null };

    /// <summary>Whether it is counted from a day that has to be told.</summary>
    public static bool AsksFor(Deadline deadline) => deadline.EachYear is null;

    /// <summary>The day in what was typed, if deadlines can be reckoned from it.</summary>
    public static Result<DateOnly> Day(DateParts typed, DateOnly today) => typed.ToDate(today.AddYears(-YearsBack), today.AddYears(YearsAhead));

    /// <summary>The days for what happened on a day that <see cref="Day"/> has read.</summary>
    public static ReckonedDeadline Of(Deadline deadline, DateOnly since, DateOnly today, BusinessCalendar calendar)
    {
        var days = deadline.Since(since, calendar);
        var state = today < days.From ? DeadlineState.NotYet : today > days.Until ? DeadlineState.Passed : DeadlineState.Open;
        return new ReckonedDeadline(since, days.From, days.Until, state, days.Until is { } last ? last.DayNumber - today.DayNumber : null)
        {
            MovedFrom = (deadline with { Rolls = false }).Since(since, calendar).Until is { } closed && closed != days.Until ? closed : null,
        };
    }
}

/// <summary>Where a day lies to a deadline.</summary>
internal enum DeadlineState
{
    /// <summary>Before the first day.</summary>
    NotYet,

    /// <summary>Between the first and the last day, both included.</summary>
    Open,

    /// <summary>After the last day.</summary>
    Passed,
}
