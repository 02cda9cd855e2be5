using FsCheck.Fluent;
using SmartLocal.Kernel;

namespace SmartLocal.Tests.Kernel;

public sealed class BusinessDayTests
{
    private static readonly BusinessCalendar CityHall = new(
        new HashSet<MonthDay> { new(12, 29), new(12, 30), new(12, 31), new(1, 1), new(1, 2), new(1, 3) },
        new HashSet<DateOnly> { new(2026, 6, 15) });

    // From 内閣府 「国民の祝日」について; each year as month/day.
    [Theory]
    [InlineData(2007, "1/1 1/8 2/11 2/12 3/21 4/29 4/30 5/3 5/4 5/5 7/16 9/17 9/23 9/24 10/8 11/3 11/23 12/23 12/24")]
    [InlineData(2008, "1/1 1/14 2/11 3/20 4/29 5/3 5/4 5/5 5/6 7/21 9/15 9/23 10/13 11/3 11/23 11/24 12/23")]
    [InlineData(2009, "1/1 1/12 2/11 3/20 4/29 5/3 5/4 5/5 5/6 7/20 9/21 9/22 9/23 10/12 11/3 11/23 12/23")]
    [InlineData(2010, "1/1 1/11 2/11 3/21 3/22 4/29 5/3 5/4 5/5 7/19 9/20 9/23 10/11 11/3 11/23 12/23")]
    [InlineData(2011, "1/1 1/10 2/11 3/21 4/29 5/3 5/4 5/5 7/18 9/19 9/23 10/10 11/3 11/23 12/23")]
    [InlineData(2012, "1/1 1/2 1/9 2/11 3/20 4/29 4/30 5/3 5/4 5/5 7/16 9/17 9/22 10/8 11/3 11/23 12/23 12/24")]
    [InlineData(2013, "1/1 1/14 2/11 3/20 4/29 5/3 5/4 5/5 5/6 7/15 9/16 9/23 10/14 11/3 11/4 11/23 12/23")]
    [InlineData(2014, "1/1 1/13 2/11 3/21 4/29 5/3 5/4 5/5 5/6 7/21 9/15 9/23 10/13 11/3 11/23 11/24 12/23")]
    [InlineData(2015, "1/1 1/12 2/11 3/21 4/29 5/3 5/4 5/5 5/6 7/20 9/21 9/22 9/23 10/12 11/3 11/23 12/23")]
    [InlineData(2016, "1/1 1/11 2/11 3/20 3/21 4/29 5/3 5/4 5/5 7/18 8/11 9/19 9/22 10/10 11/3 11/23 12/23")]
    [InlineData(2017, "1/1 1/2 1/9 2/11 3/20 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/23 10/9 11/3 11/23 12/23")]
    [InlineData(2018, "1/1 1/8 2/11 2/12 3/21 4/29 4/30 5/3 5/4 5/5 7/16 8/11 9/17 9/23 9/24 10/8 11/3 11/23 12/23 12/24")]
    [InlineData(2019, "1/1 1/14 2/11 3/21 4/29 4/30 5/1 5/2 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/23 10/14 10/22 11/3 11/4 11/23")]
    [InlineData(2020, "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/23 7/24 8/10 9/21 9/22 11/3 11/23")]
    [InlineData(2021, "1/1 1/11 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/22 7/23 8/8 8/9 9/20 9/23 11/3 11/23")]
    [InlineData(2022, "1/1 1/10 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/18 8/11 9/19 9/23 10/10 11/3 11/23")]
    [InlineData(2023, "1/1 1/2 1/9 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/23 10/9 11/3 11/23")]
    [InlineData(2024, "1/1 1/8 2/11 2/12 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/22 9/23 10/14 11/3 11/4 11/23")]
    [InlineData(2025, "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/21 8/11 9/15 9/23 10/13 11/3 11/23 11/24")]
    [InlineData(2026, "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23")]
    [InlineData(2027, "1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23")]
    public void The_holidays_of_a_year_are_those_that_the_government_published(int year, string published) =>
        Assert.Equal(published, string.Join(' ', NationalHolidays.In(year).Keys.Order().Select(d => $"{d.Month}/{d.Day}")));

    [Theory]
    [InlineData("2026-05-06", "振替休日")]
    [InlineData("2026-09-22", "国民の休日")]
    [InlineData("2019-04-30", "国民の休日")]
    [InlineData("2019-05-01", "天皇の即位の日")]
    [InlineData("2019-10-22", "即位礼正殿の儀の行われる日")]
    [InlineData("2018-12-23", "天皇誕生日")]
    [InlineData("2026-02-23", "天皇誕生日")]
    [InlineData("2019-10-14", "体育の日")]
    [InlineData("2020-07-24", "スポーツの日")]
    [InlineData("2026-03-20", "春分の日")]
    [InlineData("2019-12-23", null)]
    [InlineData("2026-12-29", null)]
    public void A_holiday_has_the_name_that_the_law_gives_it(string date, string? name) =>
        Assert.Equal(name, BusinessCalendar.HolidayName(DateOnly.ParseExact(date, "yyyy-MM-dd")));

    [Theory]
    [InlineData(2006)]
    [InlineData(2100)]
    public void A_year_whose_holidays_are_not_known_is_not_guessed(int year) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CityHall.IsBusinessDay(new(year, 6, 1)));

    [Theory]
    [InlineData("2026-11-20", true)]  // Friday
    [InlineData("2026-11-21", false)] // Saturday
    [InlineData("2026-11-22", false)] // Sunday
    [InlineData("2026-11-23", false)] // 勤労感謝の日
    [InlineData("2026-12-28", true)]
    [InlineData("2026-12-29", false)] // the city's yearly closing
    [InlineData("2027-01-04", true)]
    [InlineData("2026-06-15", false)] // the city's own day
    [InlineData("2025-06-16", true)]
    public void The_city_hall_is_open_on_the_days_that_law_and_ordinance_leave(string date, bool open) =>
        Assert.Equal(open, CityHall.IsBusinessDay(DateOnly.ParseExact(date, "yyyy-MM-dd")));

    [Theory]
    [InlineData("2026-11-20", 0, "2026-11-20")]
    [InlineData("2026-11-22", 0, "2026-11-22")]
    [InlineData("2026-11-20", 1, "2026-11-24")] // over a weekend and a Monday holiday
    [InlineData("2026-11-22", 1, "2026-11-24")]
    [InlineData("2026-12-28", 1, "2027-01-04")] // over the new year
    [InlineData("2026-05-01", 3, "2026-05-11")]
    [InlineData("2026-06-12", 1, "2026-06-16")]
    public void The_day_of_receipt_is_not_counted(string received, int days, string due) =>
        Assert.Equal(DateOnly.ParseExact(due, "yyyy-MM-dd"), CityHall.AddBusinessDays(DateOnly.ParseExact(received, "yyyy-MM-dd"), days));

    [Fact]
    public void Counting_finds_as_many_days_as_were_added() =>
        Sampling.DaysWithHolidayLaw.Zip(Gen.Choose(0, 300)).Always(sample =>
        {
            var (from, days) = sample;
            var to = CityHall.AddBusinessDays(from, days);
            Assert.Equal(days, CityHall.CountBusinessDays(from, to));
            Assert.Equal(-days, CityHall.CountBusinessDays(to, from));
            Assert.True(days == 0 || CityHall.IsBusinessDay(to));
        });

    [Fact]
    public void Adding_in_two_steps_is_adding_at_once() =>
        Sampling.DaysWithHolidayLaw.Zip(Gen.Choose(0, 50).Two()).Always(sample =>
        {
            var (from, (first, second)) = sample;
            Assert.Equal(CityHall.AddBusinessDays(from, first + second), CityHall.AddBusinessDays(CityHall.AddBusinessDays(from, first), second));
        });

    [Fact]
    public void A_term_that_ends_on_a_closed_day_ends_on_the_next_open_one()
    {
        Assert.Equal(new DateOnly(2027, 1, 4), CityHall.FirstBusinessDayFrom(new(2026, 12, 29)));
        Assert.Equal(new DateOnly(2026, 12, 28), CityHall.FirstBusinessDayFrom(new(2026, 12, 28)));
    }

    [Fact]
    public void A_day_that_no_year_has_cannot_be_a_yearly_closing_day()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MonthDay(2, 30));
        Assert.Equal("02-29", new MonthDay(2, 29).ToString());
    }
}
