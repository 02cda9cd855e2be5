using SmartLocal.Kernel;

namespace SmartLocal.Tests.Kernel;

public sealed class WarekiTests
{
    [Theory]
    [InlineData("2026-11-22", "令和8年11月22日", "R8.11.22")]
    [InlineData("2019-05-01", "令和元年5月1日", "R1.5.1")]
    [InlineData("2019-04-30", "平成31年4月30日", "H31.4.30")]
    [InlineData("1989-01-08", "平成元年1月8日", "H1.1.8")]
    [InlineData("1989-01-07", "昭和64年1月7日", "S64.1.7")]
    [InlineData("1926-12-25", "昭和元年12月25日", "S1.12.25")]
    [InlineData("1926-12-24", "大正15年12月24日", "T15.12.24")]
    [InlineData("1912-07-30", "大正元年7月30日", "T1.7.30")]
    [InlineData("1912-07-29", "明治45年7月29日", "M45.7.29")]
    [InlineData("1873-01-01", "明治6年1月1日", "M6.1.1")]
    public void A_date_is_written_with_the_era_it_lies_in(string date, string full, string brief)
    {
        var wareki = Wareki.Of(Iso(date));
        Assert.Equal(full, wareki.ToString());
        Assert.Equal(brief, wareki.ToShortString());
    }

    [Fact]
    public void Every_day_since_the_solar_calendar_can_be_read_back_from_each_of_its_spellings()
    {
        for (var day = Wareki.Earliest; day < new DateOnly(2101, 1, 1); day = day.AddDays(1))
        {
            var wareki = Wareki.Of(day);
            Assert.Equal(day, DateParts.Of(day).ToDate().Value);
            Assert.Equal(day, Read(wareki.ToString()));
            Assert.Equal(day, Read(wareki.ToShortString()));
            Assert.Equal(day, Read(day.ToString("yyyy-MM-dd")));
        }

        static DateOnly Read(string text) => DateParts.Split(text).Value.ToDate().Value;
    }

    [Fact]
    public void Each_era_begins_on_the_day_after_the_one_before_ended()
    {
        foreach (var (before, after) in Era.All.Zip(Era.All.Skip(1)))
            Assert.Equal(before.Last.AddDays(1), after.First);
    }

    [Fact]
    public void Days_of_the_lunar_calendar_have_no_era_date() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Wareki.Of(new(1872, 12, 31)));

    [Theory]
    [InlineData("令和8", "11", "22")]
    [InlineData("令和８年", "１１月", "２２日")]
    [InlineData("R8", "11", "22")]
    [InlineData("ｒ８", " 11 ", "22")]
    [InlineData("R.8", "11", "22")]
    [InlineData("㋿8", "11", "22")]
    [InlineData("令和 8 年", "011", "022")]
    [InlineData("2026", "11", "22")]
    [InlineData("２０２６年", "11", "22")]
    public void Three_typed_parts_are_read_in_every_spelling(string year, string month, string day) =>
        Assert.Equal(new DateOnly(2026, 11, 22), new DateParts(year, month, day).ToDate().Value);

    [Theory]
    [InlineData("平成元", "1989-04-01")]
    [InlineData("昭和元年", "1926-12-25")]
    [InlineData("㍻1", "1989-04-01")]
    public void The_first_year_is_read_as_gannen(string year, string expected)
    {
        var date = Iso(expected);
        Assert.Equal(date, new DateParts(year, date.Month.ToString(), date.Day.ToString()).ToDate().Value);
    }

    [Theory]
    [InlineData("八", "2", "1", "kernel.date-year-unreadable", "year")]
    [InlineData("8", "2", "1", "kernel.date-year-unreadable", "year")]
    [InlineData("令和0", "2", "1", "kernel.date-year-unreadable", "year")]
    [InlineData("令和9999", "2", "1", "kernel.date-year-unreadable", "year")]
    [InlineData("慶応4", "2", "1", "kernel.date-year-unreadable", "year")]
    [InlineData("令和8", "二", "1", "kernel.date-month-not-a-number", "month")]
    [InlineData("令和8", "2", "1.5", "kernel.date-day-not-a-number", "day")]
    [InlineData("令和8", "2", "-1", "kernel.date-day-not-a-number", "day")]
    [InlineData("令和8", "13", "1", "kernel.date-no-such-month", "month")]
    [InlineData("令和8", "0", "1", "kernel.date-no-such-month", "month")]
    [InlineData("令和8", "2", "30", "kernel.date-no-such-day", "day")]
    [InlineData("令和8", "2", "29", "kernel.date-no-such-day", "day")]
    [InlineData("令和8", "4", "0", "kernel.date-no-such-day", "day")]
    [InlineData("", "2", "1", "kernel.date-incomplete", "year")]
    [InlineData("令和8", "　", "1", "kernel.date-incomplete", "month")]
    [InlineData("令和8", "2", "", "kernel.date-incomplete", "day")]
    [InlineData("昭和65", "1", "1", "kernel.date-outside-era", "year")]
    [InlineData("昭和64", "1", "8", "kernel.date-outside-era", "year")]
    [InlineData("令和1", "4", "30", "kernel.date-outside-era", "year")]
    [InlineData("明治5", "1", "1", "kernel.date-too-early", null)]
    [InlineData("1872", "12", "31", "kernel.date-too-early", null)]
    public void An_impossible_date_is_refused_at_the_part_to_mend(string year, string month, string day, string code, string? field)
    {
        var refusal = new DateParts(year, month, day).ToDate().Refusal;
        Assert.Equal((code, field), (refusal.Kind.Code, refusal.Field));
    }

    [Fact]
    public void The_29th_of_February_exists_in_a_leap_year() =>
        Assert.Equal(new DateOnly(2028, 2, 29), new DateParts("令和10", "2", "29").ToDate().Value);

    [Fact]
    public void A_day_that_the_month_lacks_is_refused_with_the_month_s_last_day()
    {
        var refusal = new DateParts("令和８年", "2", "30").ToDate().MustBe(DateParts.NoSuchDay);
        Assert.Equal(("令和8", 2, 30, 28), (refusal.Values["year"], refusal.Values["month"], refusal.Values["day"], refusal.Values["last"]));
    }

    [Fact]
    public void A_year_outside_its_era_is_refused_with_the_year_it_is()
    {
        var refusal = new DateParts("平成32", "4", "1").ToDate().MustBe(DateParts.OutsideEra);
        Assert.Equal(("平成32", "令和2年", "2020"), (refusal.Values["typed"], refusal.Values["right"], refusal.Values["western"]));
    }

    [Fact]
    public void A_date_outside_the_given_range_is_refused_and_its_ends_are_allowed()
    {
        DateOnly first = new(2026, 4, 1), last = new(2027, 3, 31);

        Assert.Equal(first, On("2026", "4", "1").Value);
        Assert.Equal(last, On("2027", "3", "31").Value);
        Assert.Equal(first, On("2026", "3", "31").MustBe(DateParts.TooEarly).Values["earliest"]);
        Assert.Equal(last, On("2027", "4", "1").MustBe(DateParts.TooLate).Values["latest"]);

        Result<DateOnly> On(string year, string month, string day) => new DateParts(year, month, day).ToDate(first, last);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("きのう")]
    [InlineData("2026-11")]
    [InlineData("20261122")]
    public void Text_that_is_not_three_parts_is_refused(string? text) => DateParts.Split(text).MustBe(DateParts.Unreadable);

    private static DateOnly Iso(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd");
}
