using SmartLocal.Kernel;
using SmartLocal.Platform.Text;

namespace SmartLocal.Forms;

/// <summary>Until when something has to be done, counted from a day on which something happened, or the same days every year.</summary>
/// <param name="Words">As people read it.</param>
/// <param name="Event">What the day is called from which it counts; null where it counts from none.</param>
/// <param name="Item">The date item of the form that holds this day; null where the form does not ask it.</param>
/// <param name="Opens">How much after that day it can be done first; null from the beginning of time.</param>
/// <param name="Closes">How much after that day it can be done last; null for ever.</param>
/// <param name="EachYear">The same days every year; null where it counts from a day.</param>
/// <param name="Rolls">Whether a last day on which the city hall is closed moves to the next open one.</param>
public sealed record Deadline(LocalText Words, LocalText? Event, string? Item, DayShift? Opens, DayShift? Closes, Season? EachYear, bool Rolls)
{
    /// <summary>The first and the last day for what happened on a day.</summary>
    public Period Since(DateOnly happened, BusinessCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (EachYear is not null) return Rolled(EachYear.On(happened), calendar);
        return Rolled(new Period(Opens?.From(happened, calendar), Closes?.From(happened, calendar)), calendar);
    }

    private Period Rolled(Period days, BusinessCalendar calendar) =>
        Rolls && days.Until is { } last && !calendar.IsBusinessDay(last) ? days with { Until = calendar.FirstBusinessDayFrom(last) } : days;
}

/// <summary>So many days, business days, months or years after a day; before it where negative. As definitions write it: <c>+15d</c>, <c>-60d</c>, <c>+3m</c>, <c>+2y</c>, <c>-5b</c>.</summary>
/// <param name="Count">How many.</param>
/// <param name="Unit">d, b, m or y.</param>
public sealed record DayShift(int Count, char Unit)
{
    /// <summary>The shift that is written, or null.</summary>
    public static DayShift? Parse(string? text) =>
        text is { Length: >= 3 } && text[0] is '+' or '-' && text[^1] is 'd' or 'b' or 'm' or 'y' && int.TryParse(text[..^1], out var count) && Math.Abs(count) < 10_000
            ? new DayShift(count, text[^1])
            : null;

    /// <summary>As definitions write it.</summary>
    public string Written => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Count:+0;-0;+0}{Unit}");

    /// <summary>The day it leads to. Months and years end on the day of the same number, or the last of the month (民法第143条).</summary>
    public DateOnly From(DateOnly day, BusinessCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return Unit switch
        {
            'm' => day.AddMonths(Count),
            'y' => day.AddYears(Count),
            'b' => Count < 0 ? Before(day, calendar) : calendar.AddBusinessDays(day, Count),
            _ => day.AddDays(Count),
        };
    }

    private DateOnly Before(DateOnly day, BusinessCalendar calendar)
    {
        for (var left = -Count; left > 0;)
        {
            day = day.AddDays(-1);
            if (calendar.IsBusinessDay(day)) left--;
        }

        return day;
    }
}
