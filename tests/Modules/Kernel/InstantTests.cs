using FsCheck.Fluent;
using SmartLocal.Kernel;

namespace SmartLocal.Tests.Kernel;

public sealed class InstantTests
{
    [Fact]
    public void An_instant_reads_as_the_time_on_a_wall_in_Japan()
    {
        var instant = Instant.From(new DateTimeOffset(2026, 11, 21, 23, 30, 0, TimeSpan.Zero));

        Assert.Equal("2026-11-22T08:30:00+09:00", instant.ToString());
        Assert.Equal(new DateTime(2026, 11, 22, 8, 30, 0), instant.ToTokyo());
        Assert.Equal(new DateOnly(2026, 11, 22), instant.TokyoDate);
    }

    [Fact]
    public void An_instant_shows_its_microseconds_and_drops_what_is_finer()
    {
        var instant = Instant.From(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(1_234_569));
        Assert.Equal("2026-01-01T09:00:00.123456+09:00", instant.ToString());
    }

    [Fact]
    public void Before_1970_an_instant_is_rounded_down_too() =>
        Assert.Equal(-1, Instant.From(DateTimeOffset.UnixEpoch.AddTicks(-1)).Microseconds);

    [Fact]
    public void Today_in_Tokyo_begins_nine_hours_before_today_in_Greenwich()
    {
        var clock = new HandClock();
        clock.Advance(TimeSpan.FromHours(15.5) - TimeSpan.FromMicroseconds(1));
        Assert.Equal(new DateOnly(2026, 11, 22), clock.TodayInTokyo());

        clock.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Equal(new DateOnly(2026, 11, 23), clock.TodayInTokyo());
        Assert.Equal(TokyoTime.StartOf(new(2026, 11, 23)), clock.NowInstant());
    }

    [Fact]
    public void Every_instant_comes_back_from_its_date_time() =>
        Gen.Choose(int.MinValue, int.MaxValue).Select(n => new Instant(n * 1_234_567L)).Always(instant =>
            Assert.Equal(instant, Instant.From(instant.ToDateTimeOffset())));

    [Fact]
    public void What_is_added_is_what_lies_between() =>
        Gen.Choose(int.MinValue, int.MaxValue).Two().Always(pair =>
        {
            var start = new Instant(pair.Item1);
            var span = TimeSpan.FromMicroseconds((long)pair.Item2);
            Assert.Equal(span, start + span - start);
            Assert.Equal(start, start + span - span);
            Assert.Equal(span > TimeSpan.Zero, start + span > start);
        });
}
