using FsCheck;
using FsCheck.Fluent;
using SmartLocal.Cases;
using SmartLocal.Kernel;

namespace SmartLocal.Tests.Cases;

public sealed class CaseClockTests
{
    private static readonly BusinessCalendar Calendar = new(new HashSet<MonthDay>(), new HashSet<DateOnly>());

    // Friday before a long weekend: Monday the 23rd of November 2026 is a holiday.
    private static readonly DateOnly Friday = new(2026, 11, 20);

    [Fact]
    public void The_day_of_receipt_is_not_counted_and_closed_days_are_not()
    {
        var clock = new CaseClock(Friday, 3, []);
        Assert.Equal(new DateOnly(2026, 11, 26), clock.Due(Calendar, Friday));
        Assert.Equal((3, 2), (clock.Left(Calendar, new DateOnly(2026, 11, 23)), clock.Left(Calendar, new DateOnly(2026, 11, 24))));
        Assert.Equal(-1, clock.Left(Calendar, new DateOnly(2026, 11, 27)));
    }

    [Fact]
    public void The_clock_stands_while_a_correction_is_open()
    {
        var asked = new DateOnly(2026, 11, 24);
        var clock = new CaseClock(Friday, 3, [new Stop(asked, null)]);
        Assert.Equal(2, clock.Left(Calendar, new DateOnly(2026, 12, 11)));
        Assert.True(clock.Due(Calendar, new DateOnly(2026, 12, 11)) > clock.Due(Calendar, new DateOnly(2026, 12, 4)));

        var answered = new CaseClock(Friday, 3, [new Stop(asked, new DateOnly(2026, 11, 26))]);
        Assert.Equal(new DateOnly(2026, 11, 30), answered.Due(Calendar, new DateOnly(2026, 12, 11)));
    }

    [Fact]
    public void Two_corrections_at_once_stop_it_once()
    {
        Stop[] stops = [new(new(2026, 11, 24), new(2026, 11, 27)), new(new(2026, 11, 25), new(2026, 11, 26))];
        Assert.Equal(3, new CaseClock(Friday, 15, stops).StoppedDays(Calendar, new DateOnly(2026, 12, 25)));
    }

    [Fact]
    public void What_is_left_is_what_lies_between_today_and_the_last_day() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Clocks(), given => given.Clock.Left(Calendar, given.Today) == Calendar.CountBusinessDays(given.Today, given.Clock.Due(Calendar, given.Today))));

    [Fact]
    public void No_correction_ever_costs_the_applicant_time_or_gives_the_office_a_day_twice() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Clocks(), given =>
        {
            var stopped = given.Clock.StoppedDays(Calendar, given.Today);
            var without = given.Clock with { Stops = [] };
            return stopped >= 0
                && stopped <= Calendar.CountBusinessDays(given.Clock.Received, given.Today)
                && given.Clock.Left(Calendar, given.Today) == without.Left(Calendar, given.Today) + stopped;
        }));

    private static Arbitrary<(CaseClock Clock, DateOnly Today)> Clocks() => Arb.From(
        from received in Gen.Choose(0, 1000)
        from age in Gen.Choose(0, 200)
        from standard in Gen.Choose(1, 60)
        from stops in (from start in Gen.Choose(0, age) from length in Gen.Choose(0, 60) from open in Gen.Choose(0, 3) select (start, length, open)).ArrayOf()
        let first = new DateOnly(2024, 1, 4).AddDays(received)
        select (new CaseClock(first, standard, [.. stops.Take(6).Select(s => new Stop(first.AddDays(s.start), s.open == 0 ? null : first.AddDays(s.start + s.length)))]), first.AddDays(age)));
}
