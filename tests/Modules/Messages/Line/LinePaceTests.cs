using SmartLocal.Messages.Line;

namespace SmartLocal.Modules.Tests.Messages.Line;

/// <summary>How requests are kept under LINE's limits, on a clock that the test moves.</summary>
public sealed class LinePaceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(37)]
    [InlineData(200)]
    [InlineData(2_000)]
    public void In_no_second_start_more_than_the_limit_however_they_are_asked_for(int limit)
    {
        var clock = new Stopwatch();
        var pace = new LinePace(clock);
        var starts = new List<long>();
        for (var i = 0; i < 3 * limit + 10; i++)
        {
            // Now in a burst, now one by one, now after a rest.
            if (i % 7 == 0) clock.Ticks += i * 13 % 90 * TimeSpan.TicksPerMillisecond / 10;
            starts.Add(clock.Ticks + pace.Reserve(LineRequestKind.Multicast, limit).Ticks);
        }

        starts.Sort();
        var most = starts.Select((s, i) => starts.Skip(i).TakeWhile(t => t < s + TimeSpan.TicksPerSecond).Count()).Max();
        Assert.InRange(most, 1, limit);
    }

    [Fact]
    public void Two_hundred_and_sixty_requests_asked_for_at_once_start_within_a_second_and_a_half()
    {
        var clock = new Stopwatch();
        var pace = new LinePace(clock);

        var last = Enumerable.Range(0, 260).Select(_ => pace.Reserve(LineRequestKind.Multicast, 200)).ToList()[^1]; // Last() alone would ask once

        Assert.InRange(last, TimeSpan.FromSeconds(1.3), TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public void Kinds_wait_for_themselves_alone_and_a_rest_holds_only_its_own()
    {
        var clock = new Stopwatch();
        var pace = new LinePace(clock);
        pace.Rest(LineRequestKind.Push, TimeSpan.FromSeconds(3));

        Assert.Equal(TimeSpan.Zero, pace.Reserve(LineRequestKind.Multicast, 1));
        Assert.InRange(pace.Reserve(LineRequestKind.Multicast, 1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.1));
        Assert.Equal(TimeSpan.FromSeconds(3), pace.Reserve(LineRequestKind.Push, 2_000));
        clock.Ticks += 4 * TimeSpan.TicksPerSecond;
        Assert.Equal(TimeSpan.Zero, pace.Reserve(LineRequestKind.Push, 2_000));
    }

    private sealed class Stopwatch : TimeProvider
    {
        public long Ticks { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Ticks;
    }
}
