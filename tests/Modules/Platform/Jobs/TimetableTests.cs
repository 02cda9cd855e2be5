using SmartLocal.Kernel;
using SmartLocal.Platform.Jobs;

namespace SmartLocal.Modules.Tests.Platform.Jobs;

public sealed class TimetableTests
{
    private static readonly BusinessCalendar Calendar = new(
        new[] { "12-29", "12-30", "12-31", "01-01", "01-02", "01-03" }.Select(d => MonthDay.Of(DateOnly.Parse("2000-" + d))).ToHashSet(), new HashSet<DateOnly>());

    [Theory]
    [InlineData("daily 03:10", "2026-11-20 10:00", "2026-11-21 03:10")]
    [InlineData("daily 10:00", "2026-11-20 10:00", "2026-11-21 10:00")]
    [InlineData("daily 10:01", "2026-11-20 10:00", "2026-11-20 10:01")]
    [InlineData("monday 08:30", "2026-11-20 10:00", "2026-11-23 08:30")] // a holiday is a Monday too
    [InlineData("business-day 09:00", "2026-11-20 10:00", "2026-11-24 09:00")] // Saturday, Sunday, 勤労感謝の日
    [InlineData("business-day 09:00", "2026-12-28 09:00", "2027-01-04 09:00")] // the city's closing days
    [InlineData("first-business-day 09:00", "2026-11-20 10:00", "2026-12-01 09:00")]
    [InlineData("first-business-day 09:00", "2026-12-28 10:00", "2027-01-04 09:00")]
    [InlineData("last-business-day 17:00", "2026-11-20 10:00", "2026-11-30 17:00")]
    [InlineData("last-business-day 17:00", "2026-12-01 10:00", "2026-12-28 17:00")]
    [InlineData("last-business-day 17:00", "2027-01-20 10:00", "2027-01-29 17:00")] // the 30th is a Saturday
    public void The_next_time_is_by_japans_clock_and_the_citys_calendar(string timetable, string now, string next) =>
        Assert.Equal(At(next), Timetable.Parse(timetable)!.After(At(now), Calendar));

    [Theory]
    [InlineData("")]
    [InlineData("daily")]
    [InlineData("daily 24:00")]
    [InlineData("daily 3:10")]
    [InlineData("holiday 09:00")]
    public void What_is_no_timetable_is_not_read(string text) => Assert.Null(Timetable.Parse(text));

    [Fact]
    public void What_is_off_never_comes() => Assert.Null(Timetable.Parse("off")!.After(At("2026-11-20 10:00"), Calendar));

    private static Instant At(string text) => TokyoTime.At(DateOnly.Parse(text[..10]), TimeOnly.Parse(text[11..]));
}
