using SmartLocal.Kernel;

namespace SmartLocal.Tests.Kernel;

public sealed class IdTests
{
    [Fact]
    public void An_id_says_that_it_is_of_version_7_and_of_the_standard_variant()
    {
        var ids = new IdSource(new HandClock(), new SystemChance());
        for (var i = 0; i < 1000; i++)
        {
            var bytes = ids.Next().ToByteArray(bigEndian: true);
            Assert.Equal(7, bytes[6] >> 4);
            Assert.Equal(0b10, bytes[8] >> 6);
        }
    }

    [Fact]
    public void An_id_begins_with_the_milliseconds_of_its_clock()
    {
        var clock = new HandClock();
        var bytes = new IdSource(clock, new SystemChance()).Next().ToByteArray(bigEndian: true);

        var milliseconds = bytes[..6].Aggregate(0L, (sum, b) => (sum << 8) | b);
        Assert.Equal(clock.GetUtcNow().ToUnixTimeMilliseconds(), milliseconds);
    }

    [Fact]
    public void A_later_id_sorts_after_an_earlier_one_as_text()
    {
        var clock = new HandClock();
        var ids = new IdSource(clock, new SystemChance());
        var earlier = ids.Next().ToString();
        for (var i = 0; i < 1000; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1 + (i * 997)));
            var later = ids.Next().ToString();
            Assert.True(string.CompareOrdinal(earlier, later) < 0);
            earlier = later;
        }
    }

    [Fact]
    public void The_same_seed_and_the_same_clock_give_the_same_ids_and_another_seed_others()
    {
        Assert.Equal(Ids(seed: 1), Ids(seed: 1));
        Assert.Empty(Ids(seed: 1).Intersect(Ids(seed: 2)));

        static Guid[] Ids(int seed)
        {
            var ids = new IdSource(new HandClock(), new SeededChance(seed));
            return [.. Enumerable.Range(0, 100).Select(_ => ids.Next())];
        }
    }

    [Fact]
    public void Ids_of_one_millisecond_differ()
    {
        var ids = new IdSource(new HandClock(), new SystemChance());
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(_ => ids.Next()).Distinct().Count());
    }
}
